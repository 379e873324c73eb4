using System.Collections;
using Amazon.Runtime;

namespace MlKit.Aws.Tests.Requests;

/// <summary>Makes the same random value of a stand-in's class and of the official one of the same name.</summary>
internal sealed class TwinInput(int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts = ["", "a", "Grüße, 東京 😀", "\"<>&'/\\\u2028\t\n", "x-1_2.3", "  "];
    private static readonly double[] Numbers = [0, 1, -1, 0.1, 1e-7, 1e300, 12345.678, double.NaN, double.NegativeInfinity];

    private readonly Random _random = new(seed);

    /// <summary>Makes a pair of requests.</summary>
    /// <param name="type">The class of the stand-in, whose members are filled.</param>
    /// <param name="official">The official class.</param>
    public (object StandIn, object Official) Create(Type type, Type official) => CreateObject(type, official, depth: 0);

    private (object StandIn, object Official) CreateObject(Type type, Type official, int depth)
    {
        var pair = (StandIn: Activator.CreateInstance(type)!, Official: Activator.CreateInstance(official)!);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.DeclaringType!.Assembly == type.Assembly).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            // What a request does not need is more often missing than not; a token would be made up, which no two clients do alike.
            if (_random.Next(3) > 0 && !property.Name.EndsWith("Token", StringComparison.Ordinal))
                continue;
            var other = official.GetProperty(property.Name)!;
            var value = CreateValue(property.PropertyType, other.PropertyType, depth);
            property.SetValue(pair.StandIn, value.StandIn);
            other.SetValue(pair.Official, value.Official);
        }
        return pair;
    }

    private (object? StandIn, object? Official) CreateValue(Type type, Type official, int depth)
    {
        if (depth > MaxDepth)
            return (null, null);
        if (type.IsGenericType && Nullable.GetUnderlyingType(type) is null)
            return CreateCollection(type, official, depth);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return CreateConstant(type, official);
        if (type.Assembly.GetName().Name!.StartsWith("StandIn.", StringComparison.Ordinal))
            return CreateObject(type, official, depth + 1);
        var value = CreateScalar(Nullable.GetUnderlyingType(type) ?? type);
        return (value, value);
    }

    private (object? StandIn, object? Official) CreateCollection(Type type, Type official, int depth)
    {
        var pair = (StandIn: Activator.CreateInstance(type)!, Official: Activator.CreateInstance(official)!);
        for (var index = _random.Next(4); index > 0; index--)
        {
            var item = CreateValue(type.GetGenericArguments()[^1], official.GetGenericArguments()[^1], depth + 1);
            if (item.StandIn is not null)
                Add(pair, Text() + index, item);
        }
        return pair;
    }

    private static void Add((object StandIn, object Official) pair, string key, (object? StandIn, object? Official) item)
    {
        if (pair.StandIn is IList list)
        {
            list.Add(item.StandIn);
            ((IList)pair.Official).Add(item.Official);
            return;
        }
        ((IDictionary)pair.StandIn).Add(key, item.StandIn);
        ((IDictionary)pair.Official).Add(key, item.Official);
    }

    // A value that the service has today, or one that it may have tomorrow.
    private (object? StandIn, object? Official) CreateConstant(Type type, Type official)
    {
        var known = type.GetFields().Where(field => field.IsStatic).Select(field => field.GetValue(null)!.ToString()!).ToArray();
        var value = _random.Next(4) == 0 ? "TOMORROW" : known[_random.Next(known.Length)];
        return (Activator.CreateInstance(type, value), Activator.CreateInstance(official, value));
    }

    private object CreateScalar(Type type) => type switch
    {
        _ when type == typeof(string) => Text(),
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(int) => _random.Next(int.MinValue, int.MaxValue),
        _ when type == typeof(long) => _random.NextInt64(long.MinValue, long.MaxValue),
        _ when type == typeof(float) => (float)Numbers[_random.Next(Numbers.Length)],
        _ when type == typeof(double) => Numbers[_random.Next(Numbers.Length)],
        _ when type == typeof(DateTime) => DateTime.UnixEpoch.AddTicks(_random.NextInt64(20_000_000_000_000_000)),
        _ when type == typeof(MemoryStream) => Blob(),
        _ => throw new InvalidOperationException($"There is no random {type}."),
    };

    private MemoryStream Blob()
    {
        var bytes = new byte[_random.Next(5)];
        _random.NextBytes(bytes);
        return new MemoryStream(bytes);
    }

    private string Text() => Texts[_random.Next(Texts.Length)];
}
