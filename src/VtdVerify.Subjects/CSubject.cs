using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Running;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>
/// C functions that unmap, run by the interpreter with the model's intrinsics. What a patch does not show of the unmap function
/// is the model's plain path.
/// </summary>
public sealed class CSubject : ISubject
{
    /// <summary>The function that a caller of VT-d's unmap enters.</summary>
    public static string EntryPoint => Viommu.Vtd.Function;

    private readonly CProgram program;
    private readonly MachineCalls calls;
    private readonly Lazy<IReadOnlyList<FunctionSource>> sources;

    private CSubject(
        Viommu viommu,
        string name,
        string description,
        CProgram program,
        Func<IReadOnlyList<FunctionSource>> sources,
        MachineCalls calls)
    {
        QemuNames.Require(program, viommu);
        Viommu = viommu;
        Name = name;
        Description = description;
        this.program = program;
        this.calls = calls;
        this.sources = new(sources);
    }

    /// <summary>The typedef names that VT-d code is read with.</summary>
    public static IReadOnlyCollection<string> TypeNames => VtdPrelude.Instance.TypeNames;

    public Viommu Viommu { get; }

    public string Name { get; }

    public string Description { get; }

    /// <summary>Found when somebody asks: of a thousand variants nobody does.</summary>
    public IReadOnlyList<FunctionSource> Sources => sources.Value;

    public ITreeOrder Order => calls.Order;

    public IReadOnlyCollection<string> SetByOthers => program.SharedVariables;

    /// <summary>The rule that the code's own notify function goes by; null where that was not read, and any may be met.</summary>
    public NotifyRule? NotifyRule => calls.NotifyRule;

    /// <summary>
    /// The first thing in the functions of <see cref="Sources"/> that ends a run which reaches it: not read, or a name that nothing
    /// declares. Null where all is read.
    /// </summary>
    public UnreadConstruct? FirstUnread
    {
        get
        {
            var (unread, unresolved) = (program.Unread(), program.Unresolved());
            return Sources.Select(source => source.Function).Except(QemuNames.NeverRead(Viommu))
                .SelectMany(name => unread.GetValueOrDefault(name, []).Concat(unresolved.GetValueOrDefault(name, [])
                    .Select(one => new UnreadConstruct($"unknown {one.Kind} '{one.Name}'", one.Site))))
                .FirstOrDefault();
        }
    }

    /// <summary>Functions that were read whole, from a source tree.</summary>
    /// <param name="program">Holds the entry point, and declares the records that <see cref="QemuNames"/> names.</param>
    /// <param name="sources">Where each was read, in the order of the calls.</param>
    /// <exception cref="UnreadableSubjectException">A record or field that an unmap is called with is missing.</exception>
    public static CSubject Of(
        Viommu viommu,
        string name,
        string description,
        CProgram program,
        IReadOnlyList<FunctionSource> sources,
        MachineCalls calls) => new(viommu, name, description, program, () => sources, calls);

    /// <summary>Reads the functions that a patch shows.</summary>
    /// <param name="segments">The lines of the patched file that the patch shows, in the order of the file.</param>
    /// <param name="beside">What the patch says to the compiler in files that hold no C; null for nothing.</param>
    /// <param name="kept">What was read before of a text that this one is a variant of.</param>
    /// <exception cref="UnreadableSubjectException">They hold no changed function that is, or is called by, the unmap.</exception>
    public static CSubject Read(
        string name, string description, IReadOnlyList<SourceSegment> segments, string? beside = null, KeptReadings? kept = null)
    {
        kept ??= KeptReadings.None;
        var text = UnmapText.Of(segments, kept);
        var functions = FragmentReader.ReadCompiled(
            text.Headers, text.File, VtdPrelude.Instance, text.Doubtful, [.. text.Others.Select(other => other.File).Distinct()], kept);
        if (!functions.Whole.Any(f => f.Name == EntryPoint) && !functions.Partial.Any(f => f.Name == EntryPoint))
        {
            throw new UnreadableSubjectException(text.WithoutEntry());
        }

        if (functions.Unreadable.FirstOrDefault(u => u.Changed && text.File[0].File == u.File) is { } unreadable)
        {
            throw new UnreadableSubjectException(
                $"{unreadable.File}:{unreadable.FirstLine}: lines that the patch changes cannot be placed: {unreadable.Reason}");
        }

        var others = kept.Read(text.Others, TypeNames);
        var calls = new MachineCalls { Refused = ShownBeside.Refused(text, functions, others, beside, kept) };
        var refused = calls.Refused.Values.FirstOrDefault();
        functions = functions with
        {
            Partial = [.. functions.Partial.Select(f => f with
            {
                Unread = f.Unread ?? HiddenRest.CutHeadOf(f),
                RestUnread = refused ?? HiddenRest.UnreadBecause(f, functions),
            })],
        };
        var program = CProgram.Of(VtdPrelude.Instance, functions);
        return new CSubject(Viommu.Vtd, name, description, program, () => [.. SourcesOf(functions, program)], calls)
        {
            Shown = segments,
            Beside = beside,
        };
    }

    /// <summary>The lines that a patch shows; null for a tree's functions.</summary>
    private IReadOnlyList<SourceSegment>? Shown { get; init; }

    /// <summary>What the patch says beside them.</summary>
    private string? Beside { get; init; }

    /// <summary>Whether two patches show the same lines of the same files, so that they are one code to every reader.</summary>
    public bool ShowsTheLinesOf(CSubject other) => Shown is { } mine && other.Shown is { } its && Beside == other.Beside
        && mine.Count == its.Count && mine.Zip(its).All(pair => AreAlike(pair.First, pair.Second));

    /// <summary>Wherever in the file they stand; what asks for its own line's number is no such text.</summary>
    private static bool AreAlike(SourceSegment one, SourceSegment other) =>
        (one.File, one.SectionHeading) == (other.File, other.SectionHeading) && one.Lines.SequenceEqual(other.Lines)
        && one.Absent.Select(line => line.Text).SequenceEqual(other.Absent.Select(line => line.Text))
        && !one.Lines.Any(line => line.Text.Contains("__LINE__", StringComparison.Ordinal));

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        RunOn(machine).Unmap(notifier);

    /// <summary>The trace calls that a run of the given machine met and skipped.</summary>
    public IReadOnlyList<CodeSite> IgnoredCalls(MachineDescription machine)
    {
        var ignored = new List<CodeSite>();
        Machine.RunInOrder(machine.In(Viommu.Space), [0], Unmap, order: Order);
        return ignored;

        void Unmap(IUnmapMachine<ConcreteWord, ConcreteTruth> m, IommuNotifier<ConcreteWord> n)
        {
            var run = RunOn(m);
            try
            {
                run.Unmap(n);
            }
            finally
            {
                ignored.AddRange(run.IgnoredCalls);
            }
        }
    }

    /// <summary>
    /// Where the code gives the key of a search its inclusive size. Null where the key is not a variable of the function that searches.
    /// </summary>
    /// <param name="search">A search that a run met.</param>
    public CodeSite? KeySizeOf(CodeSite search) => GivenMembers.Find(program, search, argument: 1, "size");

    /// <summary>What the code left on the machine before is there still.</summary>
    private CRun<TWord, TTruth> RunOn<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (machine.CodeState is CRun<TWord, TTruth> known)
        {
            return known;
        }

        var run = new CRun<TWord, TTruth>(program, machine, Viommu, calls);
        machine.CodeState = run;
        return run;
    }

    private static IEnumerable<FunctionSource> SourcesOf(FragmentFunctions functions, CProgram program)
    {
        var called = ShownCalls.From(EntryPoint, functions);
        foreach (var function in functions.Whole.Where(f => f.Changed || f.Name == EntryPoint))
        {
            var span = function.Definition.Span;
            var note = called.Contains(function.Name) ? null : "no visible code of the unmap calls it, so it is not run";
            yield return new FunctionSource(function.Name, span.File, span.Line, CodeOrigin.Patch, note);
        }

        foreach (var function in functions.Partial.Where(f => f.Changed || f.Name == EntryPoint))
        {
            yield return new FunctionSource(
                function.Name, function.Site.File, function.Site.Line, CodeOrigin.Patch, NoteOn(function.Name, program));
            if (program.Notes.Any(n => n.Kind == ProgramNoteKind.HiddenRest && n.Function == function.Name))
            {
                yield return new FunctionSource(
                    "VtdAddressSpace.UnmapScope", "src/VtdVerify.Model/VtdAddressSpace.cs", 0, CodeOrigin.Model,
                    $"stands in for the rest of {function.Name}");
            }
        }
    }

    private static string? NoteOn(string function, CProgram program)
    {
        var notes = program.Notes.Where(n => n.Function == function).Select(n => n.Kind switch
        {
            ProgramNoteKind.AssumedDeclarationGap => $"{n.Lines} are not shown and taken to be declarations",
            ProgramNoteKind.HiddenRest => "the rest is not shown and taken from the model",
            _ => throw new InvalidOperationException($"{n.Kind} has no text."),
        }).ToList();
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }
}
