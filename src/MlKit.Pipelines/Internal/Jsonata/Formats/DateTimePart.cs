namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>A part of a date and time picture: text that stands for itself, or a marker.</summary>
internal readonly record struct DateTimePart(string? Literal, DateTimeMarker? Marker);
