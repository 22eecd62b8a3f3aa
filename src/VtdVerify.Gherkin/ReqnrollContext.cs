using System.Diagnostics.CodeAnalysis;

namespace VtdVerify.Gherkin;

/// <summary>Values that step definitions share, by name or by their type's full name. Not safe for concurrent use.</summary>
public abstract class ReqnrollContext : Dictionary<string, object>
{
    /// <summary>The first exception that a hook or a step threw; null so far.</summary>
    public Exception? TestError { get; internal set; }

    public void Set<T>(T data)
        where T : notnull => Set(data, KeyOf<T>());

    public void Set<T>(T data, string key)
        where T : notnull => this[key] = data;

    /// <summary>The value set for the type.</summary>
    /// <exception cref="KeyNotFoundException">Nothing was set for the type.</exception>
    public T Get<T>() => Get<T>(KeyOf<T>());

    /// <summary>The value set under the key.</summary>
    /// <exception cref="KeyNotFoundException">Nothing was set under the key.</exception>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public T Get<T>(string key) => (T)this[key];

    public bool TryGetValue<TValue>([MaybeNullWhen(false)] out TValue value) => TryGetValue(KeyOf<TValue>(), out value);

    public bool TryGetValue<TValue>(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = TryGetValue(key, out var any);
        value = found ? (TValue)any! : default;
        return found;
    }

    private static string KeyOf<T>() => typeof(T).FullName!;
}
