namespace RightsRequests.Law;

/// <summary>What the data subject is to the controller (the persons of the policy's preamble).</summary>
public enum Relation
{
    Insured,
    Member,
    Beneficiary,
    Prospect,
    BusinessContact,
    Visitor,
    SiteUser,
}
