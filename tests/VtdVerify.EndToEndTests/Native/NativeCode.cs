using VtdVerify.Model;
using VtdVerify.Native;
using VtdVerify.Native.Compiling;
using VtdVerify.Native.Running;
using VtdVerify.QemuSource.Files;
using VtdVerify.Subjects;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Native;

/// <summary>Compiled code of trees; ends the test where it cannot be had (<see cref="Prerequisite"/>).</summary>
internal static class NativeCode
{
    public static CCompiler Compiler()
    {
        try
        {
            return CCompiler.Find();
        }
        catch (NativeCodeException missing) when (!missing.IsOfCode)
        {
            Prerequisite.Native.Missing(missing.Message);
            throw;
        }
    }

    public static CompiledTree Compile(QemuTree tree) => CompiledTree.Of(MiniTree.Read(tree).Subject, tree, Compiler());

    /// <summary>A small tree's code, compiled and read.</summary>
    public static (CompiledTree Compiled, CSubject Read) Both(MiniTree mini)
    {
        var tree = mini.Open();
        return (Compile(tree), MiniTree.Read(tree).Subject);
    }

    public static RunTrace Run(CompiledTree compiled, MachineDescription machine)
    {
        using var unmap = compiled.Start();
        return unmap.Run([machine])[0];
    }
}
