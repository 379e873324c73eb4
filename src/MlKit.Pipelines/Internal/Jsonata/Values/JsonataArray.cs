using System.Text.Json;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>An array, or a sequence: the many, one or no results of a path, which are no array of their own. Arrays of the input are read when first looked into; ranges are never written out.</summary>
internal sealed class JsonataArray
{
    private readonly JsonElement _source;
    private readonly double _rangeStart;
    private Storage _storage;
    private JsonataValue[] _items;
    private int _count;

    public JsonataArray(int capacity = 0) => _items = capacity == 0 ? [] : new JsonataValue[capacity];

    public JsonataArray(JsonElement source)
    {
        _source = source;
        _storage = Storage.Source;
        _items = [];
        _count = source.GetArrayLength();
    }

    public JsonataArray(ReadOnlySpan<JsonataValue> items)
    {
        _items = items.ToArray();
        _count = items.Length;
    }

    private JsonataArray(double rangeStart, int count)
    {
        _rangeStart = rangeStart;
        _storage = Storage.Range;
        _items = [];
        _count = count;
    }

    private enum Storage
    {
        Items,
        Source,
        Range,
    }

    /// <summary>Gets whether one item stands for itself and none for undefined.</summary>
    public bool IsSequence { get; init; }

    /// <summary>Gets or sets whether even one item stays an array: <c>a[]</c>.</summary>
    public bool KeepsSingleton { get; set; }

    /// <summary>Gets whether the array was written as one at the ends of a path, which does not flatten it.</summary>
    public bool IsConstructed { get; init; }

    /// <summary>Gets whether this holds the whole input, which is an array, as its one item.</summary>
    public bool IsInput { get; init; }

    /// <summary>Gets whether the items are numbers in a row that take no memory.</summary>
    public bool IsRange => _storage == Storage.Range;

    public int Count => _count;

    /// <summary>Gets all items.</summary>
    public ReadOnlySpan<JsonataValue> Items
    {
        get
        {
            WriteOut();
            return _items.AsSpan(0, _count);
        }
    }

    public JsonataValue this[int index]
    {
        get
        {
            if (_storage == Storage.Range)
                return JsonataValue.Of(_rangeStart + index);

            WriteOut();
            return _items[index];
        }
    }

    /// <summary>Gets the array of JSON this is. Only arrays without one are ever added to.</summary>
    public bool TryGetSource(out JsonElement source)
    {
        source = _source;
        return _source.ValueKind == JsonValueKind.Array;
    }

    public static JsonataArray Sequence() => new() { IsSequence = true };

    /// <summary>Makes a sequence of one item, even if that is undefined.</summary>
    public static JsonataArray Sequence(JsonataValue item) => new([item]) { IsSequence = true };

    public static JsonataArray Range(double first, int count) => new(first, count) { IsSequence = true };

    public void Add(JsonataValue item)
    {
        WriteOut();
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, _count * 2));

        _items[_count++] = item;
    }

    public void AddRange(JsonataArray array)
    {
        WriteOut();
        if (_count + array._count > _items.Length)
            Array.Resize(ref _items, Math.Max(_count + array._count, Math.Min(_count * 2, Array.MaxLength)));

        array.CopyTo(_items.AsSpan(_count));
        _count += array._count;
    }

    /// <summary>Makes an array with the same items that is no sequence.</summary>
    public JsonataArray ToArray(bool isConstructed) => _storage == Storage.Range
        ? new JsonataArray(_rangeStart, _count) { IsConstructed = isConstructed }
        : new JsonataArray(Items) { IsConstructed = isConstructed };

    /// <summary>Makes a sequence of the same items.</summary>
    public JsonataArray ToSequence() => new(Items) { IsSequence = true };

    private void CopyTo(Span<JsonataValue> target)
    {
        if (_storage != Storage.Range)
        {
            Items.CopyTo(target);
            return;
        }

        for (var i = 0; i < _count; i++)
            target[i] = JsonataValue.Of(_rangeStart + i);
    }

    private void WriteOut()
    {
        if (_storage == Storage.Items)
            return;

        var items = new JsonataValue[_count];
        if (_storage == Storage.Range)
            CopyTo(items);
        else
            ReadSource(items);

        _items = items;
        _storage = Storage.Items;
    }

    private void ReadSource(JsonataValue[] items)
    {
        var index = 0;
        foreach (var item in _source.EnumerateArray())
            items[index++] = JsonataValue.Of(item);
    }
}
