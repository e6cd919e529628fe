using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>Where a message comes from beside its words: an advertisement, a forward, a product.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129131000_ItemOrigin")]
sealed class ItemOrigin : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>(name: "origin", table: "item", type: "json", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "origin", table: "item");
}
