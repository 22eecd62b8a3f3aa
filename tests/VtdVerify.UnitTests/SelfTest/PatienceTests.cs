using NUnit.Framework;
using VtdVerify.SelfTest.Asking;

namespace VtdVerify.Tests.SelfTest;

/// <summary>How long the self test waits for the engine.</summary>
internal sealed class PatienceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Task Never = new TaskCompletionSource().Task;

    [Test]
    public void An_answer_that_is_there_is_in_time() =>
        Assert.That(new Patience(Minute, 1, () => Minute * 5).Wait(Task.CompletedTask, isSample: true), Is.True);

    [Test]
    public void Processor_time_ends_the_wait_and_a_machine_that_gives_none_does_not()
    {
        var used = new Queue<TimeSpan>([TimeSpan.Zero, Minute, Minute * 2, (Minute * 2) + TimeSpan.FromTicks(1)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Patience(Minute, 2, used.Dequeue).Wait(Never, isSample: true), Is.False);
            Assert.That(used, Is.Empty);
        }
    }

    [Test]
    public void A_mere_question_gets_less_than_a_whole_check()
    {
        var used = new Queue<TimeSpan>([TimeSpan.Zero, Minute / 2, Minute * 2]);
        Assert.That(new Patience(Minute, 1, used.Dequeue).Wait(Never, isSample: false), Is.False);
        Assert.That(used, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_blocks_ends_by_the_clock() =>
        Assert.That(new Patience(TimeSpan.FromMilliseconds(1), 1, () => TimeSpan.Zero).Wait(Never, isSample: true), Is.False);
}
