using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>What a driver that chooses a loop's state, as a proof does, sees of a loop and can do to it.</summary>
[TestFixture]
public sealed class LoopTests
{
    private static readonly string[] Names = ["next", "remaining"];

    [Test]
    public void A_loop_on_words_ends_with_the_state_that_fails_its_condition() =>
        Assert.That(CountDown(new ConcreteExecution()), Is.EqualTo(Machines.These(ConcreteWord.Of(3), ConcreteWord.Of(0))));

    [Test]
    public void A_driver_reads_the_words_and_sets_them_between_turns()
    {
        var driver = new JumpingDriver(state => state.SetWord("remaining", ConcreteWord.Of(1)));
        Assert.That(CountDown(driver), Is.EqualTo(Machines.These(ConcreteWord.Of(1), ConcreteWord.Of(0))));
        Assert.That(driver.Seen, Is.EqualTo(new[]
        {
            new LoopVariable<ConcreteWord>("next", ConcreteWord.Of(0), null),
            new LoopVariable<ConcreteWord>("remaining", ConcreteWord.Of(3), null),
        }));
    }

    [Test]
    public void A_word_cannot_be_forgotten_as_if_it_were_a_reference() =>
        Assert.That(
            () => CountDown(new JumpingDriver(state => state.Forget("next"))),
            Throws.ArgumentException.With.Message.Contain("next"));

    private static ConcreteWord[] CountDown(IExecution<ConcreteWord, ConcreteTruth> execution) => Loop.Run(
        execution,
        Machines.Site,
        Names,
        [ConcreteWord.Of(0), ConcreteWord.Of(3)],
        state => state[1] > ConcreteWord.Of(0),
        state => [state[0] + ConcreteWord.Of(1), state[1] - ConcreteWord.Of(1)]);

    /// <summary>Changes the state once before the first turn, then runs the loop.</summary>
    private sealed class JumpingDriver(Action<ILoopState<ConcreteWord>> jump) : IExecution<ConcreteWord, ConcreteTruth>
    {
        private readonly ConcreteExecution inner = new();

        public IReadOnlyList<LoopVariable<ConcreteWord>> Seen { get; private set; } = [];

        public bool Decide(ConcreteTruth condition) => inner.Decide(condition);

        public void Assert(ConcreteTruth condition, CodeSite site) => inner.Assert(condition, site);

        public void RequireDefined(ConcreteTruth condition, string rule, CodeSite site) => inner.RequireDefined(condition, rule, site);

        public bool While(CodeSite site, ILoopState<ConcreteWord> state, Func<bool> condition, Func<TurnEnd> body)
        {
            Seen = state.Read();
            jump(state);
            return inner.While(site, state, condition, body);
        }
    }
}
