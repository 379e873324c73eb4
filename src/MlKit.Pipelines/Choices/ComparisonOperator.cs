namespace MlKit.Pipelines.Choices;

/// <summary>What a Choice rule compares: https://states-language.net/spec.html#choice-state. The names are those of a definition; the ones that end in <c>Path</c> there are these with an expression as operand.</summary>
public enum ComparisonOperator
{
    /// <summary>Equal texts.</summary>
    StringEquals,

    /// <summary>A text before another, by code units.</summary>
    StringLessThan,

    /// <summary>A text after another, by code units.</summary>
    StringGreaterThan,

    /// <summary>A text before another, or equal.</summary>
    StringLessThanEquals,

    /// <summary>A text after another, or equal.</summary>
    StringGreaterThanEquals,

    /// <summary>A text that fits a pattern with <c>*</c> for anything.</summary>
    StringMatches,

    /// <summary>Equal numbers.</summary>
    NumericEquals,

    /// <summary>A number below another.</summary>
    NumericLessThan,

    /// <summary>A number above another.</summary>
    NumericGreaterThan,

    /// <summary>A number below another, or equal.</summary>
    NumericLessThanEquals,

    /// <summary>A number above another, or equal.</summary>
    NumericGreaterThanEquals,

    /// <summary>Equal truth values.</summary>
    BooleanEquals,

    /// <summary>The same time.</summary>
    TimestampEquals,

    /// <summary>A time before another.</summary>
    TimestampLessThan,

    /// <summary>A time after another.</summary>
    TimestampGreaterThan,

    /// <summary>A time before another, or the same.</summary>
    TimestampLessThanEquals,

    /// <summary>A time after another, or the same.</summary>
    TimestampGreaterThanEquals,

    /// <summary>A value that is <c>null</c>, or is not.</summary>
    IsNull,

    /// <summary>A field that is there, or is not.</summary>
    IsPresent,

    /// <summary>A number, or something else.</summary>
    IsNumeric,

    /// <summary>A text, or something else.</summary>
    IsString,

    /// <summary>A truth value, or something else.</summary>
    IsBoolean,

    /// <summary>A text that is a time, or something else.</summary>
    IsTimestamp,
}
