using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>Enumerations: classes round a text, so that values unknown today survive.</summary>
internal static class EnumerationEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service);
        foreach (var (name, values) in service.Enums)
            code.Section($"public class {name} : ConstantClass", () => EmitBody(code, name, values));
        return code.ToString();
    }

    private static void EmitBody(CodeWriter code, string name, IReadOnlyList<string> values)
    {
        foreach (var value in values)
            code.Line($"public static readonly {name} {Names.EnumerationValue(value)} = new {name}(\"{value}\");");
        code.Lines(
            $$"""

            public {{name}}(string value) : base(value)
            {
            }

            public static {{name}} FindValue(string value) => FindValue<{{name}}>(value);

            public static implicit operator {{name}}(string value) => FindValue(value);
            """);
    }
}
