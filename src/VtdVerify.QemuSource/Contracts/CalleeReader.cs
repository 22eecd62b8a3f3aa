using System.Collections.Concurrent;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Model;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>Holds the tree's own functions against the contracts of those that the machine has in their place.</summary>
internal sealed class CalleeReader(
    Viommu viommu, QemuTree tree, FunctionFinder finder, CalleeMemo memo, Func<ISolver> newSolver)
{
    private static readonly IReadOnlySet<string> Boundary = Mirrored.All.SelectMany(m => m.AllNames).ToHashSet(StringComparer.Ordinal);

    private readonly ContractChecker checker = new(newSolver);

    private readonly Lazy<TreeMaking> making =
        new(() => TreeMaking.Of(viommu, viommu.AddressSpace.Tree ?? throw new InvalidOperationException("No tree."), tree, finder));

    /// <summary>One report for each, in the order of <see cref="Mirrored.Of"/>.</summary>
    public IReadOnlyList<CalleeReport> Read()
    {
        // The finder is not for several threads; the proofs are.
        var found = Mirrored.Of(viommu).Select(m => (Mirrored: m, Function: Find(m))).ToList();
        var oneByOne = Partitioner.Create(found, loadBalance: true);
        return [.. oneByOne.AsParallel().AsOrdered().Select(f => f.Function is null ? Missing(f.Mirrored) : Shown(f.Mirrored, f.Function))];
    }

    /// <summary>The model stands in for what a part of a tree does not have, and not for what is there and cannot be found.</summary>
    private CalleeReport Missing(Mirrored mirrored) =>
        (mirrored == Mirrored.Compare ? making.Value.Problem : FunctionFinder.NotReadAt(tree, mirrored.Home, "it")) is { } problem
            ? CalleeReport.Other(mirrored, problem)
            : new CalleeReport(mirrored, null, null, mirrored == Mirrored.Insert
                ? $"the tree has no {mirrored.Home}: mappings-disjoint is assumed, not verified"
                : $"the tree has no {mirrored.Home}: the model stands in for it");

    /// <summary>The comparison is the function that the tree is made with.</summary>
    private TreeFunction? Find(Mirrored mirrored) => mirrored == Mirrored.Compare
        ? making.Value.Comparison
        : mirrored.AllNames.Select(finder.Global).FirstOrDefault(function => function is not null);

    private CalleeReport Shown(Mirrored mirrored, TreeFunction function) => tree.Marks.DefinesBeside(function)
        ? CalleeReport.Other(mirrored, $"a file of the patch defines {function.Name} beside {function}")
        : memo.Get(viommu, tree, mirrored, function, () => Check(mirrored, function));

    private CalleeReport Check(Mirrored mirrored, TreeFunction function)
    {
        var rules = Contracts(mirrored, function);
        var problems = new List<string>();
        foreach (var (contracts, rule) in rules)
        {
            var failed = contracts.Select(c => (Contract: c, Answer: Check(c, function)))
                .FirstOrDefault(a => a.Answer is not ContractAnswer.Kept);
            if (failed.Contract is null)
            {
                return new CalleeReport(mirrored, function, contracts[^1].Sentence, null, rule);
            }

            problems.Add(failed.Answer switch
            {
                ContractAnswer.Broken broken when failed.Contract.IsExact =>
                    $"it breaks the contract that it {failed.Contract.Sentence}{(broken.Where.Length > 0 ? ": " : "")}{broken.Where}",
                ContractAnswer.Broken => $"the contract that it {failed.Contract.Sentence} is not proved: its loop has another shape",
                ContractAnswer.Open open => $"the contract that it {failed.Contract.Sentence} is not proved: {open.Reason}",
                _ => throw new InvalidOperationException($"{failed.Answer} is no failure."),
            });
        }

        return new CalleeReport(mirrored, function, null, string.Join("; ", problems), Order: OwnOrder(mirrored, function));
    }

    /// <summary>Null for what is no comparison, and for one that cannot be run as it stands.</summary>
    private CodeOrder? OwnOrder(Mirrored mirrored, TreeFunction function)
    {
        if (mirrored != Mirrored.Compare)
        {
            return null;
        }

        var contract = new OrderContract();
        var program = Read(contract, function);
        return checker.Check(contract, program, function.Name) is ContractAnswer.Kept
            ? new CodeOrder(program, function.Name)
            : null;
    }

    private ContractAnswer Check(Contract contract, TreeFunction function) =>
        checker.Check(contract, Read(contract, function), function.Name);

    private CProgram Read(Contract contract, TreeFunction function)
    {
        var boundary = Boundary.Where(name => name != function.Name).ToHashSet(StringComparer.Ordinal);
        lock (finder)
        {
            return new CodeReader(tree, finder, boundary).Read(function, contract.Names).Program;
        }
    }

    private IReadOnlyList<(IReadOnlyList<Contract> All, NotifyRule? Rule)> Contracts(Mirrored mirrored, TreeFunction function) =>
        mirrored == Mirrored.AlignedMask ? [([.. viommu.Space.Widths.Select(width => new MaskContract(width, viommu.Space))], null)]
        : mirrored == Mirrored.Notify && TakesEntry(function)
            ? [([new NotifyEntryContract()], NotifyRule.Asserts)]
        : mirrored == Mirrored.Notify
            ? [([new NotifyContract(NotifyRule.Asserts)], NotifyRule.Asserts), ([new NotifyContract(NotifyRule.Crops)], NotifyRule.Crops)]
        : mirrored == Mirrored.Find ? [([new FindContract()], null)]
        : mirrored == Mirrored.Remove ? [([new RemoveContract(TakesPointer(function))], null)]
        : mirrored == Mirrored.Insert ? [([new InsertContract()], null)]
        : [([new CompareContract()], null)];

    /// <summary>Up to 5.2, and for some commits after it, the entry was given without the event around it.</summary>
    private static bool TakesEntry(TreeFunction function) => function.Definition.Signature.Type.Parameters is
        [_, { Type: PointerTypeSyntax { Target: NamedTypeSyntax { Name: QemuNames.Entry } } }];

    /// <summary>Up to 7.0 the range was given by a pointer.</summary>
    private static bool TakesPointer(TreeFunction function) =>
        function.Definition.Signature.Type.Parameters is [_, { Type: PointerTypeSyntax }];
}
