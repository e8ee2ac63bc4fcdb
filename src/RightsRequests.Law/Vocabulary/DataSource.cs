namespace RightsRequests.Law;

/// <summary>Where a controller has data from. Portability covers the first two only (Art. 20(1); WP242).</summary>
public enum DataSource
{
    /// <summary>Given by the data subject.</summary>
    Provided,
    /// <summary>Observed from the subject's use of a service.</summary>
    Observed,
    /// <summary>Derived by the controller.</summary>
    Inferred,
    /// <summary>Received from somebody else (Art. 14).</summary>
    ThirdParty,
}
