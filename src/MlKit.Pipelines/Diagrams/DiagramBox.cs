using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>A state with its place in the picture, in pixels from the upper left corner of its scope.</summary>
internal sealed record DiagramBox(DiagramNode Node, double X, double Y, double Width, double Height, ImmutableArray<DiagramLayout> Inner)
{
    /// <summary>Gets the number of its row, from 0 on top.</summary>
    public int Row { get; init; }

    public double CenterX => X + (Width / 2);

    public double MiddleY => Y + (Height / 2);

    public double Right => X + Width;

    public double Bottom => Y + Height;
}
