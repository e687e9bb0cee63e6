namespace Workshop.Threads;

/// <summary>The two kinds of cores of a hybrid processor.</summary>
public enum CoreKind
{
    /// <summary>A large, fast core.</summary>
    Performance,

    /// <summary>A small core that needs less power.</summary>
    Efficiency,
}
