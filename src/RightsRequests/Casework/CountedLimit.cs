namespace RightsRequests.Casework;

/// <summary>Cases as the figures count them, by how their time limit stands; samples are in none.</summary>
public enum CountedLimit
{
    /// <summary>However it stands.</summary>
    Any,

    /// <summary>It runs: not answered, not suspended.</summary>
    Running,

    /// <summary>It does not run (Art. 12(6), recital 63).</summary>
    Suspended,

    /// <summary>None runs: the case was answered, and somebody reopened it.</summary>
    Reopened,
}
