using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Subjects;

/// <summary>The small functions and macros that any code of QEMU may call, where no tree has their text.</summary>
internal sealed class QemuHelperTests
{
    [TestCaseSource(typeof(QemuHelperFacts), nameof(QemuHelperFacts.All))]
    public void A_helper_gives_what_QEMU_s_gives(string fact) => Assert.Multiple(() =>
    {
        Assert.That(OutcomeOf($"assert({fact});"), Is.InstanceOf<MachineOutcome.Returned>());
        Assert.That(OutcomeOf($"assert(!({fact}));"), Is.InstanceOf<MachineOutcome.Aborted>());
    });

    [TestCase("extract64(1, 60, 5)")]
    [TestCase("extract32(1, -1, 5)")]
    [TestCase("deposit64(1, 0, 0, 1)")]
    [TestCase("deposit32(1, 1, 32, 1)")]
    public void Bits_that_the_word_does_not_have_end_QEMU(string call) =>
        Assert.That(OutcomeOf($"(void){call};"), Is.InstanceOf<MachineOutcome.Aborted>());

    [TestCase("g_assert_true(2); g_assert_false(0); g_assert_null(NULL); g_assert_nonnull(n);")]
    [TestCase("g_assert_cmpint(-1, <, 1); g_assert_cmpuint(-1, >, 1); g_assert_cmphex(0xf, ==, 15);")]
    [TestCase("g_return_if_fail(1); g_return_if_fail(0); abort();")]
    [TestCase("RCU_READ_LOCK_GUARD(); BQL_LOCK_GUARD(); smp_mb(); smp_rmb(); smp_wmb(); barrier();")]
    [TestCase("QEMU_BUILD_BUG_ON(sizeof(hwaddr) != 8);")]
    [TestCase("qemu_log_mask(LOG_GUEST_ERROR | LOG_UNIMP, \"%s\", __func__);")]
    public void What_asserts_logs_or_orders_is_read(string statements) =>
        Assert.That(OutcomeOf(statements), Is.InstanceOf<MachineOutcome.Returned>());

    [TestCase("g_assert_true(0);")]
    [TestCase("g_assert_nonnull(NULL);")]
    [TestCase("g_assert_cmpint(-1, >, 1);")]
    [TestCase("g_return_if_fail(1); abort();")]
    public void What_is_asserted_in_vain_ends_QEMU(string statements) =>
        Assert.That(OutcomeOf(statements), Is.InstanceOf<MachineOutcome.Aborted>());

    [Test]
    public void What_the_patch_defines_is_called_in_place_of_a_helper() => Assert.That(
        OutcomeOf("assert(ctz64(8) == 7);", "static int ctz64(uint64_t word)\n{\n    return 7;\n}\n"),
        Is.InstanceOf<MachineOutcome.Returned>());

    [Test]
    public void A_macro_of_the_patch_is_used_in_place_of_one_of_QEMU() => Assert.That(
        OutcomeOf("assert(ROUND_UP(1, 8) == 9);", "#undef ROUND_UP\n#define ROUND_UP(a, b) ((a) + (b))\n"),
        Is.InstanceOf<MachineOutcome.Returned>());

    [Test]
    public void A_helper_is_no_function_of_the_patch() =>
        Assert.That(CSources.Text(Unmap("assert(ctz64(8) == 3);", string.Empty)).Sources.Select(source => source.Function), Is.EqualTo(
            ["vtd_address_space_unmap"]));

    private static MachineOutcome OutcomeOf(string statement, string before = "") =>
        ConcreteRuns.Of(CSources.Text(Unmap(statement, before)), Machines.Tracked with
        {
            Notifiers = [NotifierDescription.BelowInterrupts],
        }).Outcome;

    private static string Unmap(string statement, string before) => $$"""
        {{before}}static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            {{statement}}
        }
        """;
}
