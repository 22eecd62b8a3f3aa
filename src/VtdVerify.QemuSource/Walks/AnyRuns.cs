using VtdVerify.CSubset.Running;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.Terms;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>What runs before a function does on a path: gives it and its arguments, and watches for events.</summary>
internal delegate (string Function, IReadOnlyList<Value> Arguments) StartOfRun(AnyTurns turns, AnyMemory memory, List<WalkEvent> events);

/// <summary>Runs a function on all paths over memory of which nothing is known, and gives what happens on them.</summary>
internal sealed class AnyRuns(CProgram program, Func<SymbolicPath, AnyMemory> newMemory)
{
    private readonly TermPool pool = new();

    /// <summary>Called with what the function gives at the end of each path that comes to it.</summary>
    public Action<SymbolicPath, Value, List<WalkEvent>>? Ended { get; init; }

    /// <summary>The condition under which a path is taken so far.</summary>
    public static Term Now(SymbolicPath path) => TermBuilder.All(path.Conditions);

    /// <summary>All paths, until no turn of a loop changes what was not known to change.</summary>
    /// <exception cref="ExplorationLimitException">There are too many.</exception>
    public IReadOnlyList<WalkEvent> Explore(int mostPaths, ChangedByTurns changed, StartOfRun start)
    {
        for (var known = changed.Count; ;)
        {
            var events = Explorer.Explore(pool, path => Take(path, changed, start), mostPaths).SelectMany(taken => taken).ToList();
            if (known == changed.Count)
            {
                return events;
            }

            known = changed.Count;
        }
    }

    private List<WalkEvent> Take(SymbolicPath path, ChangedByTurns changed, StartOfRun start)
    {
        var events = new List<WalkEvent>();
        try
        {
            var memory = newMemory(path);
            var turns = new AnyTurns(path, memory, changed);
            var interpreter = new Interpreter<SymbolicWord, SymbolicTruth>(program, turns, memory, new StatementLimit());
            var (function, arguments) = start(turns, memory, events);
            var result = interpreter.Call(function, arguments);
            Ended?.Invoke(path, result, events);
        }
        catch (RunStoppedException)
        {
            // QEMU ends, or the turn does: what happened before counts.
        }
        catch (UndefinedRunException broken)
        {
            events.Add(new WalkEvent.Stopped(Now(path), broken.Site, $"a rule of C may be broken: {broken.Rule}", IsUnread: false));
        }
        catch (UnsupportedException unread)
        {
            events.Add(new WalkEvent.Stopped(Now(path), unread.Site, $"not read: {unread.Construct}", IsUnread: true));
        }

        return events;
    }
}
