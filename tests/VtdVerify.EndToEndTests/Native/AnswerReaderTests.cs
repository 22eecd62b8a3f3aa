using System.Runtime.InteropServices;
using NUnit.Framework;
using VtdVerify.Native;
using VtdVerify.Native.Running;

namespace VtdVerify.Tests.Native;

/// <summary>What is believed of an answer that strangers' code may have written.</summary>
internal sealed class AnswerReaderTests
{
    private const ulong Found = (ulong)TraceTag.Found;
    private const ulong Removed = (ulong)TraceTag.Removed;
    private const ulong Returned = (ulong)TraceTag.Returned;
    private const ulong Died = (ulong)TraceTag.Died;

    [Test]
    public void An_answer_of_several_parts_is_read_as_it_is()
    {
        ulong[] answer = [2, Died, 6, 4, Returned, 0, Died, 6];
        Assert.That(Read(3, answer).Select(trace => trace.IsAborted), Is.EqualTo((bool[])[true, false, true]));
    }

    [TestCase(1, ulong.MaxValue, TestName = "A part that is longer than any")]
    [TestCase(1, 0UL, TestName = "A part without a run")]
    [TestCase(1, 1UL, 99UL, TestName = "A step of no kind")]
    [TestCase(1, 1UL, 0UL, TestName = "A step of kind zero")]
    [TestCase(1, 2UL, Found, 1UL, TestName = "A search that is cut short")]
    [TestCase(1, 2UL, Returned, ulong.MaxValue, TestName = "More mappings left than there are words")]
    [TestCase(1, 4UL, Removed, 1UL, 2UL, 1UL << 62, TestName = "More mappings removed than there are words")]
    [TestCase(1, 3UL, Removed, 1UL, 2UL, TestName = "A removal without its count")]
    [TestCase(1, 1UL, Returned, TestName = "A return without its count")]
    [TestCase(1, 4UL, Removed, 1UL, 2UL, 0UL, TestName = "A run without an end")]
    [TestCase(1, 4UL, Died, 6UL, Died, 6UL, TestName = "More runs than machines")]
    public void A_forged_answer_makes_no_sense_and_is_no_defect_of_the_tool(int machines, params ulong[] answer) => Assert.That(
        () => Read(machines, answer),
        Throws.InstanceOf<NativeCodeException>().With.Message.Contains("the child's answer makes no sense")
            .And.Property(nameof(NativeCodeException.IsOfCode)).True);

    [Test]
    public void An_answer_that_ends_early_is_the_end_of_its_process() =>
        Assert.That(() => Read(1, 5, Died), Throws.InstanceOf<IOException>());

    private static IReadOnlyList<RunTrace> Read(int machines, params ulong[] answer) =>
        AnswerReader.Read(new MemoryStream(MemoryMarshal.AsBytes(answer.AsSpan()).ToArray()), machines);
}
