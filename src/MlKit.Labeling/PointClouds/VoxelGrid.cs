using System.Numerics;

namespace MlKit.Labeling.PointClouds;

/// <summary>Sorts points into cubes (voxels) of a grid that begins at the least x, y and z of the points.</summary>
internal sealed class VoxelGrid
{
    private readonly double[] _points;
    private readonly Cell _corner;
    private readonly int[] _voxelOf;

    // A hash table with open addressing: the first point of a voxel + 1, or 0. Cells are computed again where they are compared, which is faster than fetching them.
    private readonly int[] _slots;

    /// <param name="points">The coordinates, N x 3: at least one point, and all finite.</param>
    public VoxelGrid(double[] points)
    {
        _points = points;
        _voxelOf = new int[points.Length / 3];
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)_voxelOf.Length * 3 / 2)];
        var (min, max) = (new Cell(points[0], points[1], points[2]), new Cell(points[0], points[1], points[2]));
        for (var i = 0; i < points.Length; i += 3)
        {
            min = new Cell(Math.Min(min.X, points[i]), Math.Min(min.Y, points[i + 1]), Math.Min(min.Z, points[i + 2]));
            max = new Cell(Math.Max(max.X, points[i]), Math.Max(max.Y, points[i + 1]), Math.Max(max.Z, points[i + 2]));
        }

        _corner = min;
        Extent = Math.Max(max.X - min.X, Math.Max(max.Y - min.Y, max.Z - min.Z));
        Edge = double.PositiveInfinity;
    }

    /// <summary>Gets the greatest extent of the points along an axis, m.</summary>
    public double Extent { get; }

    /// <summary>Gets the edge of the voxels that the points were last sorted into, m.</summary>
    public double Edge { get; private set; }

    /// <summary>Gets the number of voxels that hold points.</summary>
    public int Count { get; private set; }

    /// <summary>Sorts the points into voxels, but stops at more voxels than a limit.</summary>
    /// <param name="edge">The edge of a voxel, m.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>Whether there are at most so many voxels.</returns>
    public bool TrySort(double edge, int limit)
    {
        Array.Clear(_slots);
        (Edge, Count) = (edge, 0);
        for (var i = 0; i < _voxelOf.Length; i++)
        {
            var cell = CellOf(i);
            var slot = cell.Hash() & (_slots.Length - 1);
            while (_slots[slot] != 0 && CellOf(_slots[slot] - 1) != cell)
                slot = (slot + 1) & (_slots.Length - 1);

            if (_slots[slot] != 0)
            {
                _voxelOf[i] = _voxelOf[_slots[slot] - 1];
                continue;
            }

            if (Count == limit)
                return false;
            _slots[slot] = i + 1;
            _voxelOf[i] = Count++;
        }

        return true;
    }

    /// <summary>Picks one point of each voxel: the one nearest its centre, the first of several.</summary>
    /// <returns>The indices of those points, ascending, and for each point the place of its voxel's point among them.</returns>
    public (int[] Kept, int[] Representative) Pick()
    {
        var nearest = NearestToCentres();
        var kept = new int[Count];
        var placeOf = new int[Count];
        var place = 0;
        for (var i = 0; i < _voxelOf.Length; i++)
        {
            if (nearest[_voxelOf[i]] != i)
                continue;

            placeOf[_voxelOf[i]] = place;
            kept[place++] = i;
        }

        return (kept, Array.ConvertAll(_voxelOf, voxel => placeOf[voxel]));
    }

    private int[] NearestToCentres()
    {
        var nearest = new int[Count];
        var distances = new double[Count];
        Array.Fill(distances, double.PositiveInfinity);
        for (var i = 0; i < _voxelOf.Length; i++)
        {
            var distance = SquaredDistanceToCentre(i);
            if (distance < distances[_voxelOf[i]])
                (distances[_voxelOf[i]], nearest[_voxelOf[i]]) = (distance, i);
        }

        return nearest;
    }

    private double SquaredDistanceToCentre(int i)
    {
        var cell = CellOf(i);
        var x = ((_points[3 * i] - _corner.X) / Edge) - cell.X - 0.5;
        var y = ((_points[(3 * i) + 1] - _corner.Y) / Edge) - cell.Y - 0.5;
        var z = ((_points[(3 * i) + 2] - _corner.Z) / Edge) - cell.Z - 0.5;
        return (x * x) + (y * y) + (z * z);
    }

    // Doubles hold the whole numbers of any grid; integers would overflow where voxels are small and points far.
    private Cell CellOf(int i) => new(
        Math.Floor((_points[3 * i] - _corner.X) / Edge),
        Math.Floor((_points[(3 * i) + 1] - _corner.Y) / Edge),
        Math.Floor((_points[(3 * i) + 2] - _corner.Z) / Edge));

    private readonly record struct Cell(double X, double Y, double Z)
    {
        public int Hash()
        {
            var hash = BitConverter.DoubleToUInt64Bits(X) * 0x9E3779B97F4A7C15;
            hash = (BitOperations.RotateLeft(hash, 31) ^ BitConverter.DoubleToUInt64Bits(Y)) * 0xBF58476D1CE4E5B9;
            hash = (BitOperations.RotateLeft(hash, 31) ^ BitConverter.DoubleToUInt64Bits(Z)) * 0x94D049BB133111EB;
            return (int)(hash >> 33);
        }
    }
}
