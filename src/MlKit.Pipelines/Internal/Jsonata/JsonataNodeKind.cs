namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>What a part of a JSONata expression is.</summary>
internal enum JsonataNodeKind
{
    Name,
    Variable,
    String,
    Number,
    Constant,
    Regex,

    /// <summary><c>*</c>, <c>**</c> and <c>%</c> where a value is expected.</summary>
    Wildcard,

    /// <summary>An operator between two children: the node's text.</summary>
    Binary,

    /// <summary><c>-a</c>.</summary>
    Negation,

    /// <summary><c>(a; b)</c>.</summary>
    Block,

    /// <summary><c>[a, b..c]</c>.</summary>
    Array,

    /// <summary><c>{"a": b}</c>: names and values in turn.</summary>
    Object,

    /// <summary><c>a{"b": c}</c>: the grouped child, then names and values in turn.</summary>
    Group,

    /// <summary><c>a[b]</c>; with one child <c>a[]</c>.</summary>
    Filter,

    /// <summary><c>a^(&lt;b, &gt;c)</c>: the sorted child, then the keys; the text has one sign for each key.</summary>
    Sort,

    /// <summary><c>a ? b : c</c>; with two children <c>a ? b</c>.</summary>
    Condition,

    /// <summary><c>f(a, b)</c>: the function, then the arguments.</summary>
    Call,

    /// <summary><c>?</c> among the arguments of a call.</summary>
    Placeholder,

    /// <summary><c>function($a){b}</c>: the parameters, then the body; the text is the signature.</summary>
    Function,

    /// <summary><c>|a|b,c|</c>.</summary>
    Transform,
}
