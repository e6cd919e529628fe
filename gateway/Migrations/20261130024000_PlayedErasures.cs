using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Gateway.Migrations;

/// <summary>Whoever was only played in a demonstration leaves no orders behind.</summary>
[DbContext(typeof(GatewayDbContext))]
[Migration("20261130024000_PlayedErasures")]
sealed class PlayedErasures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>(name: "played", table: "erasure", type: "boolean", nullable: false, defaultValue: false);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "played", table: "erasure");
}
