using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>What a template read when it was sent. Of those sent before nobody knows any more.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261130023000_SentWording")]
sealed class SentWording : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>(name: "wording", table: "outgoing", type: "json", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "wording", table: "outgoing");
}
