using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>One path of a function of one symbolic argument: when it is taken, and what it returns.</summary>
internal sealed record SymbolicRun(IReadOnlyList<Term> Conditions, SymbolicWord Result)
{
    private const string Argument = "a";

    /// <summary>All paths of <c>uint64_t f(uint64_t a)</c>. A path on which a rule of C is broken is left out.</summary>
    public static IReadOnlyList<SymbolicRun> Paths(string text, string prelude = "")
    {
        var (pool, program) = (new TermPool(), CProgram.Parse(Prelude.Parse(prelude), text, "t.c"));
        var argument = CValue<SymbolicWord>.Of(IntegerType.UnsignedLong, new SymbolicWord(pool.Variable(Argument, 64)));
        return Explorer.Explore(pool, path =>
        {
            var run = new Interpreter<SymbolicWord, SymbolicTruth>(
                program, new Unrolled(path), new Intrinsics<SymbolicWord, SymbolicTruth>());
            var result = run.Call("f", argument).Word;
            return new SymbolicRun([.. path.Conditions], result);
        });
    }

    /// <summary>The result for one argument, which takes exactly one of the paths.</summary>
    public static ulong Evaluate(IEnumerable<SymbolicRun> paths, ulong argument)
    {
        var values = new Assignment(new Dictionary<string, ulong> { [Argument] = argument });
        return values.Evaluate(paths.Single(path => values.FirstFalse(path.Conditions) is null).Result);
    }

    /// <summary>Loops turn as often as their conditions hold; all are known in the functions of these tests.</summary>
    private sealed class Unrolled(SymbolicPath path) : IExecution<SymbolicWord, SymbolicTruth>
    {
        public bool Decide(SymbolicTruth condition) => path.Decide(condition);

        public void Assert(SymbolicTruth condition, CodeSite site) => RequireDefined(condition, "it aborts", site);

        public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site)
        {
            if (!path.Decide(condition))
            {
                throw new PathEndedException(rule);
            }
        }

        public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
        {
            while (condition())
            {
                if (body() == TurnEnd.Leave)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
