namespace RightsRequests.Workflow;

/// <summary>Who can move a case on.</summary>
public enum Awaited
{
    /// <summary>The data subject, who was asked for evidence or to specify (Art. 12(6), recital 63).</summary>
    Subject,

    /// <summary>Data holders that have not answered.</summary>
    Holder,

    /// <summary>Somebody of the team.</summary>
    Agent,

    /// <summary>The data protection officer, for what only they may do.</summary>
    Dpo,

    /// <summary>The second person, who approves what the first prepared.</summary>
    Approver,

    /// <summary>The time authority or signing service that a signature needs.</summary>
    TimeAuthority,

    /// <summary>Who prints and posts letters.</summary>
    Post,

    /// <summary>Another case of the same person that must be answered first.</summary>
    Related,
}
