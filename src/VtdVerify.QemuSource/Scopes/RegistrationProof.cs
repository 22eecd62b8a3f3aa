using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// Runs a registration with an arbitrary section, which nobody changes meanwhile, and shows that the notifier's scope is that section,
/// and what the notifier is told of.
/// </summary>
internal sealed class RegistrationProof
{
    private const int MostPaths = 512;
    private const string First = "first";
    private const string Last = "last";

    private static readonly IReadOnlyDictionary<string, Storage> NothingGiven = new Dictionary<string, Storage>();

    private readonly RegistrationCode code;
    private readonly OpenClaims open;
    private readonly IReadOnlyList<WalkEvent> events;

    /// <summary>Runs the code, once for both questions.</summary>
    /// <exception cref="UnsupportedException">The code is not read.</exception>
    public RegistrationProof(RegistrationCode code, ISolver solver)
    {
        (this.code, open) = (code, new(solver));
        events = Run();
    }

    private IEnumerable<Registration> Registrations => events.OfType<Registration>();

    /// <summary>What stops the proof of scopes, with the place; null where it is done.</summary>
    /// <param name="sections">Those of the region, for an example that a reader meets.</param>
    public (string Why, CodeSite Site)? Problem(IEnumerable<IovaRange<ConcreteWord>> sections)
    {
        var stops = events.OfType<WalkEvent.Stopped>().Where(stop => !code.IsBehind(stop.Site));
        if (open.Find(stops.Select(stop => ((WalkEvent)stop, SymbolicTruth.Of(false)))) is { } stopped)
        {
            return stopped.Unknown is { } reason ? GaveUp(stopped.Event.Site, reason)
                : ($"it stops at {stopped.Event.Site}: {((WalkEvent.Stopped)stopped.Event).Why}", stopped.Event.Site);
        }

        if (open.Find(Registrations.Select(one => ((WalkEvent)one, SymbolicTruth.Of(false)))) is null)
        {
            return ("no path that can be taken registers a notifier", code.Site);
        }

        var wrong = sections.Select(section => Wrong(one => Is(one, section))).FirstOrDefault(found => found is not null)
            ?? Wrong(_ => SymbolicTruth.Of(true));
        return wrong switch
        {
            null => null,
            { Unknown: { } reason } => GaveUp(wrong.Value.Event.Site, reason),
            _ => (Example((Registration)wrong.Value.Event, wrong.Value.Model!), wrong.Value.Event.Site),
        };
    }

    /// <summary>What is wrong with a notifier's flags; null where each is told of unmaps, and of nothing but maps besides.</summary>
    /// <remarks>Of code whose scopes are shown.</remarks>
    public (string Why, CodeSite Site)? ProblemOfFlags() => open.Find(Registrations.Select(one => ((WalkEvent)one, one.Unmaps))) switch
    {
        null => null,
        { Unknown: { } reason, Event: var one } => GaveUp(one.Site, reason),
        var (one, model, _) when ((Registration)one).Flags is { } flags => (FormattableString.Invariant(
            $"{one.Site} registers a notifier with the flags 0x{model!.Evaluate(flags):x}{Unread()}"), one.Site),
        var (one, _, _) => ($"{one.Site} registers a notifier without flags", one.Site),
    };

    private static (string, CodeSite) GaveUp(CodeSite site, string reason) => ($"the solver gave up at {site}: {reason}", site);

    private string Example(Registration one, Assignment model)
    {
        var (scope, section) = (Range(model, one.Start, one.End), Range(model, one.First, one.Last));
        return $"{one.Site} registers {scope} for the section {section} of the region"
            + WalkFailure.Values(model, one.IsExact.Term, (name, _) => name is not (First or Last)) + Unread();
    }

    private string Unread() => code.UnreadBefore is { } why
        ? FormattableString.Invariant($"; what comes before line {code.Function.FirstLine} may do anything there: {why}")
        : string.Empty;

    private static AddressRange Range(Assignment model, SymbolicWord first, SymbolicWord last) =>
        new(new Address(model.Evaluate(first)), new Address(model.Evaluate(last)));

    private static SymbolicTruth Is(Registration one, IovaRange<ConcreteWord> section) =>
        (one.First == SymbolicWord.Of(section.First.Value)) & (one.Last == SymbolicWord.Of(section.Last.Value));

    private (WalkEvent Event, Assignment? Model, string? Unknown)? Wrong(Func<Registration, SymbolicTruth> ofInterest) =>
        open.Find(Registrations.Select(one => ((WalkEvent)one, one.IsExact | !ofInterest(one))));

    private IReadOnlyList<WalkEvent> Run()
    {
        var section = code.SectionParameter;
        var runs = new AnyRuns(code.Program, path => new AnyMemory(code.Program, path, null, 0, NothingGiven) { Keeps = code.Keeps });
        return runs.Explore(MostPaths, new ChangedByTurns(), (turns, memory, events) =>
        {
            var path = turns.Path;
            var (first, last) = (path.Fresh(First, BitVector.MaxWidth), path.Fresh(Last, BitVector.MaxWidth));
            path.Assume(first <= last);
            memory.AllowHeap();
            memory.Own[RegistrationCode.Register] = (_, arguments, site) =>
            {
                if (turns.IsInLoop)
                {
                    throw new UnsupportedException("a registration in a loop", site);
                }

                var notifier = arguments[1].Reference as Record ?? throw new UnsupportedException("a registration of no notifier", site);
                var (start, end) = (Word(notifier, "start", site), Word(notifier, "end", site));
                events.Add(new Registration(AnyRuns.Now(path), site, first, last, start, end, Given(notifier, "notifier_flags")));
                throw new RunStoppedException(Stop.TurnEnded);
            };
            var function = code.Function;
            var types = code.Program.FunctionNamed(function.Name)!.Parameters;
            return (function.Name, [.. types.Select((type, i) => i == section
                ? Value.Pointer(type, Section(memory, (PointerType)type, first, last))
                : memory.Argument(function, i, type, function.Definition.Signature.Type.Parameters[i].Name ?? "argument"))]);
        });
    }

    private static SymbolicWord Word(Record notifier, string field, CodeSite site) => Given(notifier, field)
        ?? throw new UnsupportedException($"{field} of the notifier, which is not assigned", site);

    private static SymbolicWord? Given(Record notifier, string field) =>
        notifier.Cell(field) is { Value: { Reference: null, Word: var word } } ? word : null;

    /// <summary>A section of a region; whatever else it has may be anything.</summary>
    private static Record Section(AnyMemory memory, PointerType type, SymbolicWord first, SymbolicWord last)
    {
        var section = (Record)memory.Behind(type.Target, "section");
        var size = last - first + SymbolicWord.Of(1);
        section.Cell("offset_within_region").Set(first);
        section.Cell("size.low").Set(size);
        section.Cell("size.high").Set(SymbolicWord.Select(size == SymbolicWord.Of(0), SymbolicWord.Of(1), SymbolicWord.Of(0)));
        return section;
    }
}
