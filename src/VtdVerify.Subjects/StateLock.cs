using VtdVerify.CSubset.Running;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>
/// vtd_iommu_lock, and the same by its mutex (qemu_mutex_lock, QEMU_LOCK_GUARD): of the IOMMU's state, not recursive. Nothing else
/// runs, so holding it changes nothing; taking it twice would never end, and whether the caller holds it already is not known.
/// </summary>
/// <param name="entry">Where an unmap begins.</param>
internal sealed class StateLock<TWord, TTruth>(
    HostObjects<TWord, TTruth> objects, Interpreter<TWord, TTruth> interpreter, IUnmapMachine<TWord, TTruth> machine, CodeSite entry)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private CodeSite lastUse = entry;

    private bool IsHeld => objects.LockHeld.Value.Word is var held && machine.Decide(held != TWord.Of(0, held.Width));

    public CValue<TWord> Take(CValue<TWord> state, CodeSite site) => Take(objects.IsState(state.Reference), site);

    public CValue<TWord> GiveBack(CValue<TWord> state, CodeSite site) => GiveBack(objects.IsState(state.Reference), site);

    public CValue<TWord> TakeMutex(CValue<TWord> mutex, CodeSite site) => Take(objects.IsStateLock(mutex.Reference), site);

    public CValue<TWord> GiveMutexBack(CValue<TWord> mutex, CodeSite site) => GiveBack(objects.IsStateLock(mutex.Reference), site);

    /// <summary>At an unmap's end: the next unmap, or whoever takes the lock next, would wait for ever.</summary>
    public void RequireFree()
    {
        if (IsHeld)
        {
            throw new UnsupportedException("a lock that is still held when the unmap returns", lastUse);
        }
    }

    private CValue<TWord> Take(bool isKnown, CodeSite site)
    {
        Require(isKnown, isHeld: false, "a lock that is taken twice", site);
        return Set(1, site);
    }

    private CValue<TWord> GiveBack(bool isKnown, CodeSite site)
    {
        Require(isKnown, isHeld: true, "a lock that was not taken", site);
        return Set(0, site);
    }

    private void Require(bool isKnown, bool isHeld, string otherwise, CodeSite site)
    {
        if (!isKnown)
        {
            throw new UnsupportedException("a lock of something else than the address space's IOMMU", site);
        }

        interpreter.HostWrites();
        if (IsHeld != isHeld)
        {
            throw new UnsupportedException(otherwise, site);
        }
    }

    private CValue<TWord> Set(ulong held, CodeSite site)
    {
        objects.LockHeld.Set(TWord.Of(held, objects.LockHeld.Value.Word.Width));
        lastUse = site;
        return CValue<TWord>.Void;
    }
}
