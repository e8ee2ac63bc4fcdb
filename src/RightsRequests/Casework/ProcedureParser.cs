using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Reads the stored text of a procedure; given by the composition, so that the office needs no YAML.</summary>
/// <exception cref="InvalidOperationException">The text can no longer be read.</exception>
public delegate Procedure ProcedureParser(Right right, string text);
