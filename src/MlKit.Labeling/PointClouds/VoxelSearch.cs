namespace MlKit.Labeling.PointClouds;

/// <summary>Finds the edge of voxels that leaves at most so many of them with points.</summary>
internal static class VoxelSearch
{
    // A voxel of a billionth of the extent holds one place only, whatever the cloud.
    private const int Halvings = 30;
    private const int Bisections = 12;
    private const double Enough = 0.99;

    // Far less than any coordinate can tell, and far enough from zero to be halved.
    private const double OnePlace = 1e-200;

    /// <summary>Leaves the grid sorted into voxels of the edge found.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="budget">The most voxels.</param>
    public static void Run(VoxelGrid grid, int budget)
    {
        // Twice the extent is one voxel for all points; where they all lie in one place any edge is.
        var coarse = grid.Extent > OnePlace ? 2 * grid.Extent : 1;
        var fine = coarse;
        for (var i = 0; i < Halvings && fine == coarse; i++)
        {
            fine = coarse / 2;
            if (grid.TrySort(fine, budget))
                coarse = fine;
        }

        for (var i = 0; i < Bisections && fine < coarse && !IsEnough(grid, coarse, budget); i++)
        {
            var middle = fine + ((coarse - fine) / 2);
            if (grid.TrySort(middle, budget))
                coarse = middle;
            else
                fine = middle;
        }

        if (grid.Edge != coarse)
            grid.TrySort(coarse, budget);
    }

    private static bool IsEnough(VoxelGrid grid, double coarse, int budget) => grid.Edge == coarse && grid.Count >= Enough * budget;
}
