using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

[TestFixture]
internal sealed class Loops
{
    private const string Text = """
        struct P { uint64_t x; void *q; };
        static long drain(unsigned long n)
        {
            struct P p = { .x = 5 };
            long sum, never;
            sum = 0;
            while (n) {
                long inner = n;
                sum += inner;
                n--;
                p.q = &p;
            }
            return sum;
        }
        long f(unsigned long m) { long outer = 1; return drain(m) + outer; }
        """;

    [Test]
    public void A_loop_sees_all_variables_in_reach_flattened_and_none_of_its_body()
    {
        var names = new List<string>();
        Run(state => names.AddRange(names.Count == 0 ? state.Read().Select(v => v.Name) : []));
        Assert.That(names, Is.EqualTo((string[])["f.m", "f.outer", "drain.n", "drain.p.x", "drain.p.q", "drain.sum", "drain.never"]));
    }

    [Test]
    public void A_cell_is_a_word_or_a_reference_and_an_unassigned_one_says_so()
    {
        var states = new List<IReadOnlyList<LoopVariable<ConcreteWord>>>();
        Run(state => states.Add(state.Read()));
        Assert.That(Variable(states[0], "drain.sum").Word!.Value.Value, Is.Zero);
        Assert.That(Variable(states[0], "drain.never").Reference!.ToString(), Is.EqualTo("not assigned"));
        Assert.That(Variable(states[0], "drain.p.q").Reference!.ToString(), Is.EqualTo("null"));
        Assert.That(Variable(states[1], "drain.p.q").Reference, Is.Not.SameAs(Variable(states[0], "drain.p.q").Reference));
        Assert.That(states.Select(s => Variable(s, "drain.n").Word!.Value.Value), Is.EqualTo((ulong[])[3, 2, 1, 0]));
    }

    [Test]
    public void A_driver_may_set_a_word()
    {
        var turns = 0;
        var result = Run(state =>
        {
            if (turns++ == 1)
            {
                state.SetWord("drain.n", ConcreteWord.Of(0));
            }
        });
        Assert.That(result, Is.EqualTo(4));
    }

    [Test]
    public void A_forgotten_pointer_cannot_be_used()
    {
        const string text = "long f(void) { int a = 1, *p = &a, n = 0; while (n < 2) { n += *p; } return n; }";
        var run = TestRun.Start(text, execution: new TestExecution { Watch = state => state.Forget("f.p") });
        Assert.That(
            () => run.Call("f"),
            Throws.TypeOf<UnsupportedException>().With.Property("Construct").EqualTo(
                "a pointer that one turn of the loop hands to the next: p"));
    }

    private static long Run(Action<ILoopState<ConcreteWord>> watch) =>
        TestRun.Number(TestRun.Start(Text, execution: new TestExecution { Watch = watch }).Call("f", TestRun.Word(3)));

    private static LoopVariable<ConcreteWord> Variable(IReadOnlyList<LoopVariable<ConcreteWord>> state, string name) =>
        state.Single(v => v.Name == name);
}
