namespace VtdVerify.Fuzzing;

/// <summary>Something that reads what strangers write.</summary>
/// <param name="Make">An input.</param>
/// <param name="FaultOf">What is wrong with how it is read; null where it is read, or refused as documented.</param>
internal sealed record FuzzTarget(string Name, Func<FuzzSource, byte[]> Make, Func<byte[], string?> FaultOf)
{
    /// <summary>A reader that may refuse an input by some exceptions and no other.</summary>
    public static FuzzTarget Reader(string name, Func<FuzzSource, byte[]> make, Action<byte[]> read, Func<Exception, bool> isRefusal) =>
        new(name, make, input =>
        {
            try
            {
                read(input);
                return null;
            }
            catch (Exception refusal) when (isRefusal(refusal))
            {
                return null;
            }
            catch (Exception fault)
            {
                return $"{fault.GetType().Name}: {fault.Message}";
            }
        });
}
