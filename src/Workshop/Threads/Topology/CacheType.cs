namespace Workshop.Threads;

/// <summary>What a cache holds.</summary>
public enum CacheType
{
    /// <summary>Data and instructions.</summary>
    Unified,

    /// <summary>Data.</summary>
    Data,

    /// <summary>Instructions.</summary>
    Instruction,
}
