namespace RightsRequests.Worklist;

/// <summary>Columns of the worklist, beside the reference, which always leads.</summary>
public enum CaseColumn
{
    Right,
    ReceivedOn,
    Due,
    DaysLeft,
    State,
    WaitingFor,
    Assignee,
    Controller,
    Channel,

    /// <summary>The data subject's name; only for who may read personal content.</summary>
    Subject,
}
