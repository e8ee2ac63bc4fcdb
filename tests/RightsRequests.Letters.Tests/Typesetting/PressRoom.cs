namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>One letter press for all tests: its workers start once.</summary>
public sealed class PressRoom : IAsyncLifetime
{
    internal LetterPressOptions Options { get; } = LetterPressOptions.Find();

    internal LetterPress Press { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Press = new LetterPress(Options);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => Press.DisposeAsync();

    internal async Task<string> TextOfAsync(LetterData data) =>
        PdfText.Read(await Press.TypesetAsync(data, CancellationToken.None));
}

[CollectionDefinition(nameof(PressRoom))]
public sealed class PressRoomCollection : ICollectionFixture<PressRoom>;
