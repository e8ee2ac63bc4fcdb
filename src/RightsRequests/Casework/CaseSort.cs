namespace RightsRequests.Casework;

/// <summary>Orders of a list of cases; the case's id settles what is equal, so that pages are stable.</summary>
public enum CaseSort
{
    /// <summary>Last day to answer.</summary>
    Due,

    /// <summary>Day of receipt.</summary>
    Received,

    Reference,

    /// <summary>State, then step, then last day to answer.</summary>
    State,
}
