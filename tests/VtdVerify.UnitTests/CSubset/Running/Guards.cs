using NUnit.Framework;
using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>
/// Mutexes that a block takes and gives back, however it is left; the numbers are those that the calls got, in their order.
/// </summary>
[TestFixture]
internal sealed class Guards
{
    private const string Declarations = "typedef struct QemuMutex { int number; } QemuMutex; void seen(int);";

    [TestCase("QEMU_LOCK_GUARD(&a); seen(1);", "+7 1 -7")]
    [TestCase("{ QEMU_LOCK_GUARD(&a); } seen(1);", "+7 -7 1")]
    [TestCase("QEMU_LOCK_GUARD(&a); QEMU_LOCK_GUARD(&b); seen(1);", "+7 +8 1 -8 -7")]
    [TestCase("for (int i = 0; i < 2; i++) { QEMU_LOCK_GUARD(&a); seen(i); }", "+7 0 -7 +7 1 -7")]
    [TestCase("for (int i = 0; i < 3; i++) { QEMU_LOCK_GUARD(&a); if (i == 0) { continue; } break; } seen(1);", "+7 -7 +7 -7 1")]
    [TestCase("QEMU_LOCK_GUARD(&a); if (a.number) { QEMU_LOCK_GUARD(&b); return; } seen(1);", "+7 +8 -8 -7")]
    [TestCase("{ QEMU_LOCK_GUARD(&a); if (a.number) { goto out; } seen(1); } out: seen(2);", "+7 -7 2")]
    [TestCase("again: { QEMU_LOCK_GUARD(&a); if (a.number++ < 8) { goto again; } }", "+7 -8 +8 -9")]
    [TestCase("seen(({ QEMU_LOCK_GUARD(&a); a.number; })); seen(1);", "+7 -7 7 1")]
    [TestCase("WITH_QEMU_LOCK_GUARD(&a) { seen(1); } seen(2);", "+7 1 -7 2")]
    [TestCase("WITH_QEMU_LOCK_GUARD(&a) { QEMU_LOCK_GUARD(&b); } seen(2);", "+7 +8 -8 -7 2")]
    [TestCase("for (int i = 0; i < 2; i++) { WITH_QEMU_LOCK_GUARD(&a) { if (i) { break; } continue; } seen(i); }", "+7 -7 0 +7 -7 1")]
    [TestCase("WITH_QEMU_LOCK_GUARD(&a) { return; } seen(2);", "+7 -7")]
    [TestCase("QemuMutex *p = &a; { QEMU_LOCK_GUARD(p); p = &b; } seen(1);", "+7 -7 1")]
    public void What_a_block_takes_it_gives_back_at_each_exit(string body, string calls) => Assert.That(Calls(body), Is.EqualTo(calls));

    [TestCase("again: ; QEMU_LOCK_GUARD(&a); if (a.number++ < 8) { goto again; }", "a lock guard in a block with labels")]
    [TestCase("switch (a.number) { case 7: ; QEMU_LOCK_GUARD(&a); }", "unknown function 'QEMU_LOCK_GUARD'")]
    [TestCase("g_autoptr(QemuMutex) own = &a;", "'g_autoptr'")]
    public void Other_places_are_unsupported(string body, string construct) =>
        Assert.That(() => Calls(body), Throws.TypeOf<UnsupportedException>().With.Message.Contains(construct));

    [TestCase("qatomic_set(&x, 5); qatomic_store_release(&x, qatomic_read(&x) + 1); return qatomic_load_acquire(&x);", 6)]
    [TestCase("uint8_t y; qatomic_set(&y, 257); return qatomic_read(&y);", 1)]
    [TestCase("int *p = NULL; qatomic_set(&p, &x); return qatomic_read(&p) == &x;", 1)]
    public void An_atomic_access_is_a_plain_one(string body, long expected) =>
        Assert.That(TestRun.Call($"long f(void) {{ int x = 0; {body} }}"), Is.EqualTo(expected));

    [Test]
    public void A_record_is_not_read_at_once() => Assert.That(
        () => TestRun.Call("long f(void) { struct { long a, b; } x = { 1 }; return qatomic_read(&x).a; }"),
        Throws.TypeOf<UnsupportedException>().With.Message.Contains("an atomic access to"));

    private static string Calls(string body)
    {
        var calls = new List<string>();
        var intrinsics = new Intrinsics<ConcreteWord, ConcreteTruth>
        {
            Functions =
            {
                [Builtins.LockMutex] = (_, arguments, _) => Add($"+{NumberOf(arguments[0])}"),
                [Builtins.UnlockMutex] = (_, arguments, _) => Add($"-{NumberOf(arguments[0])}"),
                ["seen"] = (_, arguments, _) => Add($"{arguments[0].Word.Value}"),
            },
        };
        TestRun.Start($"void f(void) {{ QemuMutex a = {{ 7 }}, b = {{ 8 }}; {body} }}", Declarations, intrinsics).Call("f");
        return string.Join(' ', calls);

        CValue<ConcreteWord> Add(string call)
        {
            calls.Add(call);
            return CValue<ConcreteWord>.Void;
        }
    }

    private static ulong NumberOf(CValue<ConcreteWord> mutex) =>
        ((Record<ConcreteWord, ConcreteTruth>)mutex.Reference!).Cell("number").Value.Word.Value;
}
