using System.Globalization;
using CsCheck;
using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>Random integer expressions: what the interpreter gives, a compiler must give.</summary>
[TestFixture]
[Category("Compiler")]
internal sealed class AgainstCompiler
{
    private const int Count = 400;

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
            Gen.Select(Expression(depth - 1), Expression(depth - 1), Expression(depth - 1), (c, t, e) => $"({c} ? {t} : {e})"));

    private static Gen<string> Operator =>
        Gen.Int[0, 15].Select(i => ((string[])["+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=", "&&", "||"])[i]);

    [Test]
    public void Random_expressions_have_the_compiled_value()
    {
        var expressions = Property.Values(Expression(4), Count);
        var defined = expressions.Select((e, i) => (Text: e, Value: Interpreted(e, i))).Where(e => e.Value is not null).ToArray();
        Assert.That(defined, Has.Length.GreaterThan(Count / 4), "too few expressions are defined to compare anything");
        var compiled = Compiled([.. defined.Select(e => e.Text)]);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < defined.Length; i++)
            {
                Assert.That(defined[i].Value, Is.EqualTo(compiled[i]), $"{defined[i].Text} ({Property.Rerun(Count)})");
            }
        });
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

    private static ulong[] Compiled(string[] expressions)
    {
        var folder = Directory.CreateTempSubdirectory("csubset");
        try
        {
            var source = Path.Combine(folder.FullName, "t.c");
            var program = Path.Combine(folder.FullName, "t");
            var functions = string.Join('\n', expressions.Select(Function));
            var calls = string.Concat(expressions.Select((_, i) => $"printf(\"%lu\\n\", f{i}());\n"));
            var headers = "#include <stdint.h>\n#include <stdbool.h>\n#include <stdio.h>\n";
            File.WriteAllText(source, $"{headers}{functions}\nint main(void) {{\n{calls}return 0; }}");
            Run("gcc", "-w", "-O0", "-fwrapv", "-o", program, source);
            var lines = Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Select(l => ulong.Parse(l, CultureInfo.InvariantCulture))];
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static string Run(string command, params string[] arguments)
    {
        var run = Command.Run(command, arguments);
        if (run is null)
        {
            Prerequisite.Compiler.Missing($"{command} is not here");
        }

        Assert.That(run.ExitCode, Is.Zero, $"{command} failed");
        return run.Output;
    }
}
