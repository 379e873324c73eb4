using System.Collections.Immutable;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Differences;

/// <summary>Represents what became of the labels of one frame.</summary>
/// <param name="Before">The frame before; null where it was not there.</param>
/// <param name="After">The frame after; null where it is not there.</param>
/// <param name="Cuboids">What became of each cuboid: those of before in their order, then the added ones in theirs.</param>
/// <param name="Rectangles">What became of each rectangle, camera by camera in the same order.</param>
/// <remarks>Two of equal values are not equal: immutable arrays compare by reference.</remarks>
public sealed record FrameDifferences(AnnotatedFrame? Before, AnnotatedFrame? After, ImmutableArray<CuboidDifference> Cuboids, ImmutableArray<RectangleDifference> Rectangles)
{
    /// <summary>Gets the frame after, or before where it is gone.</summary>
    public AnnotatedFrame Frame => After ?? Before!;

    /// <summary>Gets the questions about the frame that were answered differently.</summary>
    public ImmutableArray<string> ChangedAnswers => [.. (Before?.Attributes.Keys ?? []).Union(After?.Attributes.Keys ?? [], StringComparer.Ordinal)
        .Where(question => !Equals(AnswerTo(Before, question), AnswerTo(After, question))).Order(StringComparer.Ordinal)];

    /// <summary>Gets how many labels of the frame are not as before.</summary>
    public int Changes => Cuboids.Count(cuboid => cuboid.Change != LabelChange.Unchanged) + Rectangles.Count(rectangle => rectangle.Change != LabelChange.Unchanged);

    private static AttributeValue? AnswerTo(AnnotatedFrame? frame, string question) =>
        frame is not null && frame.Attributes.TryGetValue(question, out var answer) ? (AttributeValue?)answer : null;
}
