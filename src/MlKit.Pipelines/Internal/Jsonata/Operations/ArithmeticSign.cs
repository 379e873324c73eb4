namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>The operators on two numbers.</summary>
internal enum ArithmeticSign
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
