using System.Reflection;

namespace MlKit.Aws.Tests.Surface;

/// <summary>What code compiled against an assembly can name: types and members as text.</summary>
internal static class PublicSignatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static SortedSet<string> Of(Assembly assembly) =>
        new(assembly.GetExportedTypes().SelectMany(type => type.GetMembers(Declared).Where(IsVisible).Select(member => Member(type, member)).Prepend(Type(type))), StringComparer.Ordinal);

    private static string Type(Type type) => $"{(type.IsInterface ? "interface" : type.IsAbstract ? "abstract class" : "class")} {type.FullName} : {type.BaseType?.FullName}";

    private static string Member(Type type, MemberInfo member) => $"{type.FullName}: {member switch
    {
        FieldInfo field => $"{Modifiers(field.IsStatic, isVirtual: false)}{(field.IsInitOnly ? "readonly " : "")}{field}",
        MethodBase method => Modifiers(method.IsStatic, method.IsVirtual) + method + string.Join(", ", method.GetParameters().Select(parameter => $" {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}")),
        _ => member.ToString(),
    }}";

    private static string Modifiers(bool isStatic, bool isVirtual) => (isStatic ? "static " : "") + (isVirtual ? "virtual " : "");

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        _ => member.MemberType != MemberTypes.NestedType || ((Type)member).IsVisible,
    };
}
