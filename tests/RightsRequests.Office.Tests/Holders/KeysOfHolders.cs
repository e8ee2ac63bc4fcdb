using NodaTime;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

public sealed class KeysOfHolders(OfficeFixture postgres)
{
    [Fact]
    public async Task Two_keys_are_valid_at_once_and_the_older_one_is_revoked_first()
    {
        await using var office = await postgres.OfficeAsync();
        var old = (await office.KeysAsync(desk => desk.AddAsync("crm", default)))!;
        office.Clock.Advance(Duration.FromSeconds(1));
        var present = (await office.KeysAsync(desk => desk.AddAsync("crm", default)))!;

        Assert.Null(await office.KeysAsync(desk => desk.AddAsync("crm", default)));
        Assert.Equal("crm", await office.KeysAsync(desk => desk.HolderOfAsync(old.Secret, default)));
        Assert.Equal(old.Id, await office.KeysAsync(desk => desk.RevokeAsync("crm", null, default)));

        Assert.Null(await office.KeysAsync(desk => desk.HolderOfAsync(old.Secret, default)));
        Assert.Equal("crm", await office.KeysAsync(desk => desk.HolderOfAsync(present.Secret, default)));
        Assert.NotNull(await office.KeysAsync(desk => desk.AddAsync("crm", default)));
        Assert.Equal(present.Id, await office.KeysAsync(desk => desk.RevokeAsync("crm", present.Id, default)));
        Assert.Null(await office.KeysAsync(desk => desk.RevokeAsync("crm", present.Id, default)));
        Assert.Null(await office.KeysAsync(desk => desk.RevokeAsync("care-centres", null, default)));
    }

    [Fact]
    public async Task A_key_is_kept_as_a_hash_and_its_last_use_is_told()
    {
        await using var office = await postgres.OfficeAsync();
        var key = (await office.KeysAsync(desk => desk.AddAsync("crm", default)))!;
        Assert.Null(Assert.Single(await office.KeysAsync(desk => desk.ListAsync("crm", default))).LastUsedAt);

        await office.KeysAsync(desk => desk.HolderOfAsync(key.Secret, default));

        Assert.Equal(office.Clock.GetCurrentInstant(), Assert.Single(await office.KeysAsync(desk => desk.ListAsync(null, default))).LastUsedAt);
        Assert.Equal(0, await office.CountAsync($"SELECT count(*) FROM holder_keys WHERE position('{key.Secret}' in encode(key_hash, 'escape')) > 0"));
        Assert.DoesNotContain(key.Secret, $"{key}", StringComparison.Ordinal);
        Assert.Null(await office.KeysAsync(desk => desk.HolderOfAsync(key.Secret[..^1], default)));
        Assert.Null(await office.KeysAsync(desk => desk.HolderOfAsync("", default)));
    }

    [Fact]
    public async Task Only_holders_of_the_pack_have_keys_and_two_added_side_by_side_are_counted()
    {
        await using var office = await postgres.OfficeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.KeysAsync(desk => desk.AddAsync("nobody", default)));

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.KeysAsync(desk => desk.AddAsync("crm", default))));

        Assert.Equal(HolderKeyDesk.MostValid, made.Count(key => key is not null));
    }
}
