using System.Diagnostics.CodeAnalysis;

namespace MlKit.Labeling.Npy;

/// <summary>Says what the elements of an <see cref="NpyArray"/> are.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members are the types that the format names.")]
public enum NpyDataType
{
    /// <summary>True or false in one byte (numpy <c>|b1</c>, .NET <see cref="bool"/>).</summary>
    Boolean,

    /// <summary>A signed 8-bit integer (numpy <c>|i1</c>, .NET <see cref="sbyte"/>).</summary>
    Int8,

    /// <summary>An unsigned 8-bit integer (numpy <c>|u1</c>, .NET <see cref="byte"/>).</summary>
    UInt8,

    /// <summary>A signed 16-bit integer (numpy <c>i2</c>, .NET <see cref="short"/>).</summary>
    Int16,

    /// <summary>An unsigned 16-bit integer (numpy <c>u2</c>, .NET <see cref="ushort"/>).</summary>
    UInt16,

    /// <summary>A signed 32-bit integer (numpy <c>i4</c>, .NET <see cref="int"/>).</summary>
    Int32,

    /// <summary>An unsigned 32-bit integer (numpy <c>u4</c>, .NET <see cref="uint"/>).</summary>
    UInt32,

    /// <summary>A signed 64-bit integer (numpy <c>i8</c>, .NET <see cref="long"/>).</summary>
    Int64,

    /// <summary>An unsigned 64-bit integer (numpy <c>u8</c>, .NET <see cref="ulong"/>).</summary>
    UInt64,

    /// <summary>A 16-bit floating-point number (numpy <c>f2</c>, .NET <see cref="Half"/>).</summary>
    Float16,

    /// <summary>A 32-bit floating-point number (numpy <c>f4</c>, .NET <see cref="float"/>).</summary>
    Float32,

    /// <summary>A 64-bit floating-point number (numpy <c>f8</c>, .NET <see cref="double"/>).</summary>
    Float64,

    /// <summary>Text of a fixed greatest length, four bytes a character (numpy <c>U</c>, .NET <see cref="string"/>).</summary>
    Unicode,
}
