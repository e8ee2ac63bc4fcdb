namespace RightsRequests.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Quick">Only to see that it runs.</param>
internal sealed record Effort(bool Quick)
{
    public int Rounds => Quick ? 1 : 5;

    public int WarmUps => Quick ? 1 : 4;

    public int Of(int usual, int quick) => Quick ? quick : usual;
}
