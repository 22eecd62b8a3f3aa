using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>How the loops of a symbolic path run: unrolled, or as one arbitrary turn, with what may be supposed on the way.</summary>
internal interface ILoopDriver
{
    /// <summary>As <see cref="IExecution{TWord,TTruth}.While"/>.</summary>
    bool Run(SymbolicMachine machine, CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body);

    /// <summary>
    /// A claim that may hold at this point of every run and helps what follows. It is treated like an invariant: checked from what
    /// came before, relied on afterwards, dropped where it does not hold.
    /// </summary>
    void Suppose(SymbolicMachine machine, string name, SymbolicTruth claim);
}
