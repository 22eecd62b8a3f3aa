using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>How the loops of a symbolic path run: unrolled, or as one arbitrary turn.</summary>
internal interface ILoopDriver
{
    /// <summary>As <see cref="IExecution{TWord,TTruth}.While"/>.</summary>
    bool Run(SymbolicMachine machine, CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body);
}
