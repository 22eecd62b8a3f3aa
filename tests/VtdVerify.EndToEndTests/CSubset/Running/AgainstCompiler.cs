using System.Globalization;
using CsCheck;
using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>Random integer expressions, and copies of records: what the interpreter gives, a compiler must give.</summary>
[Category("EndToEnd")]
[TestFixture]
[Category("Compiler")]
internal sealed class AgainstCompiler
{
    private const int Count = 400;

    private const string Pair = "typedef struct Pair { uint64_t a; uint32_t b; } __attribute__((packed)) Pair;";

    private static readonly string[] Types =
        ["char", "unsigned char", "short", "uint16_t", "int", "unsigned", "int64_t", "uint64_t", "long long", "unsigned long long", "bool"];

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.Int[0, 300].Select(n => n.ToString(CultureInfo.InvariantCulture)),
        Gen.ULong.Select(n => $"{n}ULL"),
        Gen.UInt.Select(n => $"{n}U"),
        Gen.Int[0, 3].Select(i => "abcd"[i].ToString()));

    private static Gen<string> Expression(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Gen.Select(Expression(depth - 1), Operator, Expression(depth - 1), (l, op, r) => $"({l} {op} {r})"),
            Gen.Select(Expression(depth - 1), Gen.Int[0, 31], Gen.Bool, (e, n, left) => $"({e} {(left ? "<<" : ">>")} {n})"),
            Gen.Select(Gen.Int[0, Types.Length - 1], Expression(depth - 1), (t, e) => $"({Types[t]})({e})"),
            Gen.Select(Gen.Int[0, 2], Expression(depth - 1), (u, e) => $"({"~!+"[u]}{e})"),
            Gen.Select(Expression(depth - 1), Expression(depth - 1), Expression(depth - 1), (c, t, e) => $"({c} ? {t} : {e})"),
            Gen.Select(Expression(depth - 1), Expression(depth - 1), (c, e) => $"({c} ?: {e})"),
            Gen.Select(Gen.Int[0, Types.Length - 1], Expression(depth - 1), Expression(depth - 1), Block));

    private static string Block(int type, string kept, string used) => $"({{ {Types[type]} e = {kept}; (e ^ {used}) + e; }})";

    private static Gen<string> Operator =>
        Gen.Int[0, 15].Select(i => ((string[])["+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=", "&&", "||"])[i]);

    [Test]
    public void Random_expressions_have_the_compiled_value()
    {
        var expressions = Property.Values(Expression(4), Count);
        var defined = expressions.Select((e, i) => (Text: e, Value: Interpreted(e, i))).Where(e => e.Value is not null).ToArray();
        Assert.That(defined, Has.Length.GreaterThan(Count / 4), "too few expressions are defined to compare anything");
        var compiled = Compiled([.. defined.Select((e, i) => Function(e.Text, i))]);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < defined.Length; i++)
            {
                Assert.That(defined[i].Value, Is.EqualTo(compiled[i]), $"{defined[i].Text} ({Property.Rerun(Count)})");
            }
        });
    }

    [TestCase("Pair x = { 1, 2 }, y; memcpy(&y, &x, sizeof(y)); x.a = 9; return y.a * 10 + y.b;")]
    [TestCase("Pair x = { 3, 4 }, y; Pair *p = memmove(&y, &x, sizeof(Pair)); return p == &y && p->b == 4;")]
    [TestCase("Pair x = { 5, 6 }; memcpy(&(Pair) { 7, 8 }, &x, sizeof x); return x.a;")]
    public void Copies_of_records_have_the_compiled_value(string body)
    {
        var function = $"uint64_t f0(void) {{ {body} }}";
        var interpreted = (ulong)TestRun.Number(TestRun.Start(function, Pair).Call("f0"));
        Assert.That(interpreted, Is.EqualTo(Compiled([$"{Pair} {function}"]).Single()));
    }

    private static string Function(string expression, int number) =>
        $"uint64_t f{number}(void) {{ int a = -3; unsigned b = 4000000000U; int64_t c = -5000000000L; uint8_t d = 200; "
        + $"return (uint64_t)({expression}); }}";

    private static ulong? Interpreted(string expression, int number)
    {
        try
        {
            return TestRun.Start(Function(expression, number)).Call($"f{number}").Word.Value;
        }
        catch (UndefinedException)
        {
            return null;
        }
    }

    /// <summary>What functions give that are named f0, f1 and so on.</summary>
    private static ulong[] Compiled(string[] functions)
    {
        var calls = string.Concat(functions.Select((_, i) => $"printf(\"%lu\\n\", f{i}());\n"));
        var lines = Gcc.Lines($"{string.Join('\n', functions)}\nint main(void) {{\n{calls}return 0; }}");
        return [.. lines.Select(l => ulong.Parse(l, CultureInfo.InvariantCulture))];
    }
}
