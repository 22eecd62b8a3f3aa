using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VtdVerify.Terms;

namespace VtdVerify.Smt.Keeping;

/// <summary>
/// A running hash of all that a session was told and asked: the solver, the assertions, and every check in turn. It goes over the
/// terms' structure, each node once and by a number of its own, so it is the same in every process. The earlier checks belong to a
/// question, because the solver's models and cores depend on what it has learned from them.
/// </summary>
internal sealed class QuestionDigest : IDisposable
{
    private const byte CheckMark = 0xff;
    private const byte AssertionMark = 0xfe;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<Term, int> numbers = [];
    private readonly List<byte> pending = [];

    /// <summary>Takes in what a session is told at its beginning.</summary>
    /// <param name="solver">Whatever else decides the answer: the solver, its version, its limits.</param>
    public QuestionDigest(string solver, IReadOnlyList<Term> assertions)
    {
        Add(solver);
        Add(AssertionMark, assertions);
        Variables = [.. numbers.Keys.Where(t => t.Operation == Operation.Variable).OrderBy(t => numbers[t])];
        Session = Current();
    }

    /// <summary>Of the session before its first check.</summary>
    public byte[] Session { get; }

    /// <summary>Those of the assertions, in the order of their first use.</summary>
    public IReadOnlyList<Term> Variables { get; }

    /// <summary>The hash of one more check, with all before it.</summary>
    public byte[] Check(IReadOnlyList<Term> terms)
    {
        Add(CheckMark, terms);
        return Current();
    }

    public void Dispose() => hash.Dispose();

    private byte[] Current()
    {
        hash.AppendData(pending.ToArray());
        pending.Clear();
        return hash.GetCurrentHash();
    }

    private void Add(byte mark, IReadOnlyList<Term> roots)
    {
        foreach (var term in TermGraph.InOrder(roots, numbers.ContainsKey))
        {
            Add(term);
        }

        pending.Add(mark);
        Add(roots.Count);
        foreach (var root in roots)
        {
            Add(numbers[root]);
        }
    }

    // Every part has a length that what is before it gives, so no two graphs have the same bytes.
    private void Add(Term term)
    {
        pending.Add((byte)term.Operation);
        pending.Add((byte)term.Width);
        switch (term.Operation)
        {
            case Operation.Constant:
                Add(unchecked((long)term.Value));
                break;
            case Operation.Variable:
                Add(term.Name!);
                break;
            default:
                AddOperands(term);
                break;
        }

        numbers.Add(term, numbers.Count);
    }

    private void AddOperands(Term term)
    {
        Add(numbers[term.First!]);
        if (term.Second is not null)
        {
            Add(numbers[term.Second]);
        }

        if (term.Third is not null)
        {
            Add(numbers[term.Third]);
        }
    }

    private void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        pending.AddRange(bytes);
    }

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        pending.AddRange(bytes);
    }
}
