using VtdVerify.Terms;

namespace VtdVerify.Smt.Keeping;

/// <summary>
/// The solver's answers of earlier runs, in a folder of the user. An answer is found by the hash of the whole question and of all that
/// decides it: the solver's version, its limits, and the builds of the code that makes terms and asks. A model is evaluated before it
/// is believed; that there is none is believed as the solver is. Safe for several threads and processes.
/// </summary>
public sealed class AnswerCache
{
    /// <summary>What the folder may hold at most, in bytes.</summary>
    public const long DefaultMostBytes = 256L << 20;

    // Whatever changes how a question is put changes one of these two.
    private static readonly Lazy<string> Build = new(() =>
        $"{typeof(Term).Module.ModuleVersionId} {typeof(AnswerCache).Module.ModuleVersionId}");

    private readonly AnswerFolder folder;
    private readonly Lazy<SolverIdentity> identity;
    private int asked;
    private int kept;

    public AnswerCache(string folder)
        : this(new AnswerFolder(folder, DefaultMostBytes), () => SolverIdentity.Find(folder))
    {
    }

    internal AnswerCache(AnswerFolder folder, Func<SolverIdentity> identity) =>
        (this.folder, this.identity) = (folder, new Lazy<SolverIdentity>(identity));

    internal static string BuildName => Build.Value;

    /// <summary>Questions so far, and those of them whose answers were kept.</summary>
    public (int Asked, int Kept) Answers => (Volatile.Read(ref asked), Volatile.Read(ref kept));

    public string Folder => folder.Path;

    /// <summary>Below the user's cache folder; null where nothing says where that is.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static string? FolderOf(Func<string, string?> variable) => UserCache.Folder(variable, "answers");

    /// <summary>Z3 with these limits, which keeps its answers here.</summary>
    /// <param name="create">Makes it where an answer is missing.</param>
    public ISolver Over(Z3Options options, Func<ISolver> create) => new KeepingSolver(
        this,
        () => identity.Value.Description,
        () => FormattableString.Invariant($"{identity.Value}|{options}|{Build.Value}"),
        create);

    public FolderContents Contents() => folder.Contents();

    /// <summary>Removes all that is kept.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Clear() => folder.Clear();

    internal void Count(bool isKept)
    {
        Interlocked.Increment(ref asked);
        if (isKept)
        {
            Interlocked.Increment(ref kept);
        }
    }

    /// <summary>What is kept of a session; nothing where its file is not whole, which is removed then.</summary>
    internal KeptAnswers Read(byte[] session)
    {
        if (folder.Read(NameOf(session)) is not { } bytes)
        {
            return new KeptAnswers();
        }

        if (KeptAnswers.FromBytes(bytes, session) is { } whole)
        {
            return whole;
        }

        Reject(session);
        return new KeptAnswers();
    }

    internal void Write(byte[] session, KeptAnswers answers) => folder.Write(NameOf(session), answers.ToBytes(session));

    internal void Reject(byte[] session) => folder.Remove(NameOf(session));

    private static string NameOf(byte[] session) => Convert.ToHexStringLower(session);
}
