using System.Collections.Concurrent;
using VtdVerify.CSubset.Running.Compilation;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>The functions of a program for one kind of words, each compiled when it is first called.</summary>
internal sealed class CompiledProgram<TWord, TTruth>(CProgram program)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly ConcurrentDictionary<string, CompiledFunction<TWord, TTruth>?> functions = new(StringComparer.Ordinal);

    public CompiledFunction<TWord, TTruth>? Function(string name) =>
        functions.TryGetValue(name, out var known) ? known : functions.GetOrAdd(name, Compile);

    /// <summary>A variable of the outermost level that the program defines; null where it only declares it.</summary>
    public StaticVariable? Static(string name) => program.Static(name);

    private CompiledFunction<TWord, TTruth>? Compile(string name)
    {
        lock (program)
        {
            if (program.Whole(name) is { } whole)
            {
                return new FunctionCompiler<TWord, TTruth>(program.Symbols, whole.Source).Compile(whole);
            }

            return program.Partial(name) is { } partial
                ? new FunctionCompiler<TWord, TTruth>(program.Symbols, new Syntax.SourceText(string.Empty, partial.Site.File))
                    .Compile(partial)
                : null;
        }
    }
}
