namespace MlKit.Labeling.PointClouds;

/// <summary>Finds the nearest of many points in space: a balanced k-d tree.</summary>
/// <remarks>A grid would do for even points, but a lidar's lie by the thousand in a cubic metre near the vehicle and metres apart far from it.</remarks>
internal sealed class PointTree
{
    private const int LeafSize = 8;

    // A part of the tree is a range of entries. Its middle entry splits it: no entry before the middle is greater on the axis, none after it is less.
    private readonly Entry[] _entries;
    private readonly byte[] _axes;
    private SplitMix64 _pivots = new(0);

    /// <param name="points">The points, N x 3.</param>
    /// <param name="indices">The points to find; at least one.</param>
    public PointTree(double[] points, ReadOnlySpan<int> indices)
    {
        _entries = new Entry[indices.Length];
        _axes = new byte[indices.Length];
        for (var i = 0; i < indices.Length; i++)
            _entries[i] = new Entry(points[3 * indices[i]], points[(3 * indices[i]) + 1], points[(3 * indices[i]) + 2], i);
        Build(0, _entries.Length);
    }

    /// <summary>Finds the nearest point; of several that are equally near one, and always the same.</summary>
    /// <param name="point">The point to look from: x, y, z.</param>
    /// <returns>The place of the nearest point among the indices that the tree was made of.</returns>
    public int Nearest(ReadOnlySpan<double> point)
    {
        var search = new Search(new Entry(point[0], point[1], point[2], -1));
        Find(ref search, 0, _entries.Length);
        return search.Nearest;
    }

    private void Build(int start, int end)
    {
        if (end - start <= LeafSize)
            return;

        var middle = start + ((end - start) / 2);
        var axis = WidestAxis(start, end);
        Select(start, end, middle, axis);
        _axes[middle] = (byte)axis;
        Build(start, middle);
        Build(middle + 1, end);
    }

    private int WidestAxis(int start, int end)
    {
        var (widest, width) = (0, double.NegativeInfinity);
        for (var axis = 0; axis < 3; axis++)
        {
            var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (ref readonly var entry in _entries.AsSpan(start, end - start))
            {
                min = Math.Min(min, entry[axis]);
                max = Math.Max(max, entry[axis]);
            }

            if (max - min > width)
                (widest, width) = (axis, max - min);
        }

        return widest;
    }

    /// <summary>Puts the entry on its place that sorting the range would put there, with none greater before it and none less after it (Hoare's selection).</summary>
    private void Select(int start, int end, int place, int axis)
    {
        while (end - start > 1)
        {
            var pivot = _entries[start + _pivots.Next(end - start)][axis];
            var (i, j) = (start, end - 1);
            while (i <= j)
            {
                while (_entries[i][axis] < pivot)
                    i++;
                while (_entries[j][axis] > pivot)
                    j--;
                if (i > j)
                    break;

                (_entries[i], _entries[j]) = (_entries[j], _entries[i]);
                i++;
                j--;
            }

            // Between j and i, where they are apart, stand only entries equal to the pivot.
            (start, end) = place <= j ? (start, j + 1) : place >= i ? (i, end) : (place, place);
        }
    }

    private void Find(ref Search search, int start, int end)
    {
        if (end - start <= LeafSize)
        {
            foreach (ref readonly var entry in _entries.AsSpan(start, end - start))
                search.Consider(entry);
            return;
        }

        var middle = start + ((end - start) / 2);
        var beyond = search.Point[_axes[middle]] - _entries[middle][_axes[middle]];
        search.Consider(_entries[middle]);
        if (beyond < 0)
            Find(ref search, start, middle);
        else
            Find(ref search, middle + 1, end);

        // Equal is not nearer: without that, a heap of equal points would be searched whole.
        if (beyond * beyond >= search.Distance)
            return;
        if (beyond < 0)
            Find(ref search, middle + 1, end);
        else
            Find(ref search, start, middle);
    }

    private readonly struct Entry(double x, double y, double z, int index)
    {
        private readonly double _x = x;
        private readonly double _y = y;
        private readonly double _z = z;

        public int Index { get; } = index;

        public double this[int axis] => axis switch { 0 => _x, 1 => _y, _ => _z };

        public double SquaredDistanceTo(in Entry other)
        {
            var (x, y, z) = (_x - other._x, _y - other._y, _z - other._z);
            return (x * x) + (y * y) + (z * z);
        }
    }

    private struct Search(Entry point)
    {
        public Entry Point { get; } = point;

        public double Distance { get; private set; } = double.PositiveInfinity;

        public int Nearest { get; private set; } = -1;

        public void Consider(in Entry entry)
        {
            var distance = Point.SquaredDistanceTo(entry);
            if (distance < Distance)
                (Distance, Nearest) = (distance, entry.Index);
        }
    }
}
